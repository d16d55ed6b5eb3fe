"""The fixed programming tasks: one clean Python solution each, what it does in several phrasings, and cases that check it.

Knows nothing of request wordings; `code` builds those. Phrases in `does` start with a bare verb, `topics` are terse noun phrases.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Case = tuple[tuple[object, ...], object]


@dataclass(frozen=True, slots=True)
class Task:
    """`name` is the defined function's canonical name; a request may ask for another one."""

    name: str
    code: str
    does: tuple[str, ...]
    topics: tuple[str, ...]
    cases: tuple[Case, ...]


def _task(code: str, does: Sequence[str], topics: Sequence[str], *cases: Case) -> Task:
    name = [line for line in code.splitlines() if line.startswith("def ")][-1][4:].split("(")[0]
    return Task(name, code, tuple(does), tuple(topics), cases)


STRINGS: tuple[Task, ...] = (
    _task(
        "def reverse_string(s):\n    return s[::-1]",
        (
            "reverse a string",
            "turn a string around",
            "return a string backwards",
            "flip the order of the characters in a string",
            "give back text in reverse order",
            "spell a word backwards",
            "take a string and return it reversed",
        ),
        ("reverse string", "string reversal", "backwards string"),
        (("abc",), "cba"),
        (("hello",), "olleh"),
    ),
    _task(
        "def is_palindrome(s):\n    s = s.lower()\n    return s == s[::-1]",
        (
            "check if a string is a palindrome",
            "tell whether a word is a palindrome",
            "detect palindromes",
            "test if a word reads the same forwards and backwards",
            "return True if a string is the same backwards",
            "determine whether text is a palindrome",
        ),
        ("palindrome check", "palindrome checker", "is palindrome", "palindrome test"),
        (("Level",), True),
        (("python",), False),
    ),
    _task(
        'def count_vowels(s):\n    return sum(1 for c in s.lower() if c in "aeiou")',
        (
            "count the vowels in a string",
            "return the number of vowels in a text",
            "find how many vowels a word has",
            "count how many letters of a string are vowels",
            "tell how many vowels there are in a sentence",
        ),
        ("count vowels", "vowel counter", "number of vowels in string"),
        (("hello",), 2),
        (("Apple tree",), 4),
    ),
    _task(
        "def count_words(text):\n    return len(text.split())",
        (
            "count the words in a text",
            "return the number of words in a sentence",
            "find how many words a string has",
            "tell how many words are in a piece of text",
            "get the word count of a string",
        ),
        ("count words", "word count", "word counter", "number of words in string"),
        (("one two three",), 3),
        (("hi",), 1),
    ),
    _task(
        "def count_chars(s):\n    counts = {}\n    for c in s:\n        counts[c] = counts.get(c, 0) + 1\n    return counts",
        (
            "count how often each character appears in a string",
            "count the characters in a string",
            "return a dictionary with the frequency of every character",
            "tally the letters of a word",
            "build a dict of character counts from a string",
            "compute the character frequencies of a text",
        ),
        ("character frequency", "letter counts", "char frequency dict", "count characters"),
        (("aab",), {"a": 2, "b": 1}),
        (("z",), {"z": 1}),
    ),
    _task(
        "def word_frequency(text):\n    counts = {}\n    for word in text.lower().split():\n"
        "        counts[word] = counts.get(word, 0) + 1\n"
        "    return counts",
        (
            "count how often each word appears in a text",
            "return a dictionary of word counts",
            "compute the frequency of each word",
            "tally the words of a sentence in a dict",
            "find how many times every word occurs in a string",
        ),
        ("word frequency", "word frequencies", "word counts dictionary", "word frequency counter"),
        (("a b A",), {"a": 2, "b": 1}),
        (("hi",), {"hi": 1}),
    ),
    _task(
        "def is_anagram(a, b):\n    return sorted(a.lower()) == sorted(b.lower())",
        (
            "check if two strings are anagrams",
            "tell whether two words are anagrams of each other",
            "test if two words use the same letters",
            "detect anagrams",
            "return True if one word is an anagram of another",
        ),
        ("anagram check", "anagram checker", "is anagram", "check anagrams"),
        (("listen", "silent"), True),
        (("cat", "dog"), False),
    ),
    _task(
        'def capitalize_words(text):\n    return " ".join(word.capitalize() for word in text.split())',
        (
            "capitalize each word of a sentence",
            "make the first letter of every word uppercase",
            "turn a sentence into title case",
            "capitalize all words in a string",
            "put a capital letter at the start of every word",
        ),
        ("capitalize words", "title case", "capitalize each word"),
        (("hello big world",), "Hello Big World"),
    ),
    _task(
        'def remove_vowels(s):\n    return "".join(c for c in s if c.lower() not in "aeiou")',
        (
            "remove the vowels from a string",
            "strip all vowels out of a text",
            "return a word without its vowels",
            "delete every vowel in a string",
            "drop the vowels of a sentence",
        ),
        ("remove vowels", "string without vowels", "vowel removal"),
        (("hello",), "hll"),
        (("Apple",), "ppl"),
    ),
    _task(
        'def remove_spaces(s):\n    return s.replace(" ", "")',
        (
            "remove the spaces from a string",
            "strip all spaces out of a text",
            "return a sentence without spaces",
            "delete every space in a string",
            "get rid of the blanks in a text",
        ),
        ("remove spaces", "string without spaces", "delete spaces from string"),
        (("a b c",), "abc"),
    ),
    _task(
        "def longest_word(text):\n    return max(text.split(), key=len)",
        (
            "find the longest word in a sentence",
            "return the longest word of a text",
            "get the word with the most letters",
            "pick the longest word from a string",
        ),
        ("longest word", "longest word in sentence", "find longest word"),
        (("a big elephant ran",), "elephant"),
    ),
    _task(
        'def reverse_words(text):\n    return " ".join(reversed(text.split()))',
        (
            "reverse the order of the words in a sentence",
            "put the words of a sentence in reverse order",
            "return a sentence with its words backwards",
            "flip the word order of a text",
        ),
        ("reverse words", "reverse word order", "reversed words in sentence"),
        (("one two three",), "three two one"),
    ),
    _task(
        "def to_upper(s):\n    return s.upper()",
        (
            "convert a string to uppercase",
            "turn text into capital letters",
            "make a string all caps",
            "return a string in upper case",
            "uppercase a string",
            "change all letters to capitals",
        ),
        ("uppercase string", "string to uppercase", "upper case text"),
        (("abc",), "ABC"),
    ),
    _task(
        "def to_lower(s):\n    return s.lower()",
        (
            "convert a string to lowercase",
            "turn text into small letters",
            "make all letters of a string lower case",
            "return a string in lower case",
            "lowercase a string",
        ),
        ("lowercase string", "string to lowercase", "lower case text"),
        (("ABC",), "abc"),
    ),
    _task(
        'def caesar_cipher(text, shift):\n    result = ""\n    for c in text:\n        if c.isalpha():\n'
        '            base = ord("A") if c.isupper() else ord("a")\n            result += chr((ord(c) - base + shift) % 26 + base)\n'
        "        else:\n            result += c\n    return result",
        (
            "encrypt text with a Caesar cipher",
            "encode a message with the Caesar cipher",
            "implement the Caesar cipher",
            "shift every letter of a text by some positions",
            "apply a Caesar shift to a string",
        ),
        ("caesar cipher", "caesar encryption", "caesar shift"),
        (("abc xyz", 3), "def abc"),
        (("Hi!", 1), "Ij!"),
    ),
    _task(
        "def first_unique(s):\n    for c in s:\n        if s.count(c) == 1:\n            return c\n    return None",
        (
            "find the first character that is not repeated",
            "return the first unique character of a string",
            "get the first letter that appears only once",
            "find the first non-repeating character in a string",
        ),
        ("first unique character", "first non-repeating character", "first unique letter"),
        (("aabc",), "b"),
        (("aa",), None),
    ),
    _task(
        "def is_digits(s):\n    return s.isdigit()",
        (
            "check if a string has only digits",
            "tell whether a string contains just numbers",
            "test if text is made of digits only",
            "return True if every character is a digit",
        ),
        ("check digits only", "string is digits", "is digit string"),
        (("123",), True),
        (("12a",), False),
    ),
    _task(
        'def initials(name):\n    return "".join(word[0].upper() for word in name.split())',
        (
            "get the initials of a name",
            "return the initials of a full name",
            "turn a full name into initials",
            "make initials from a person's name",
        ),
        ("initials of a name", "name initials", "initials from full name"),
        (("ada lovelace",), "AL"),
        (("John Ronald Smith",), "JRS"),
    ),
    _task(
        'def to_snake_case(text):\n    return text.lower().replace(" ", "_")',
        (
            "convert a phrase to snake case",
            "turn text into snake_case",
            "make a snake_case name from a title",
            "replace the spaces with underscores and lowercase everything",
        ),
        ("snake case", "string to snake_case", "snake case conversion"),
        (("My Big Dog",), "my_big_dog"),
    ),
    _task(
        "def count_letter(text, letter):\n    return text.lower().count(letter.lower())",
        (
            "count how often a letter occurs in a text",
            "find how many times a letter appears in a string",
            "return the number of times a character is in a word",
            "count one given letter in a string",
        ),
        ("count letter in string", "letter occurrences", "count a letter"),
        (("banana", "a"), 3),
        (("Anna", "a"), 2),
    ),
)

NUMBERS: tuple[Task, ...] = (
    _task(
        "def factorial(n):\n    result = 1\n    for i in range(2, n + 1):\n        result *= i\n    return result",
        (
            "calculate the factorial of a number",
            "compute n factorial",
            "return the factorial of n",
            "find the factorial of an integer",
            "work out factorials",
            "multiply all the numbers from 1 to n",
        ),
        ("factorial", "factorial function", "factorial of a number", "n!"),
        ((5,), 120),
        ((0,), 1),
    ),
    _task(
        "def fibonacci(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a",
        (
            "return the nth Fibonacci number",
            "compute the nth Fibonacci number",
            "calculate Fibonacci numbers",
            "find a number of the Fibonacci sequence",
            "get the n-th number of the Fibonacci series",
        ),
        ("fibonacci", "nth fibonacci", "fibonacci number", "fibonacci function"),
        ((7,), 13),
        ((0,), 0),
    ),
    _task(
        "def fibonacci_list(n):\n    nums = []\n    a, b = 0, 1\n    for _ in range(n):\n        nums.append(a)\n"
        "        a, b = b, a + b\n    return nums",
        (
            "return the first n Fibonacci numbers",
            "make a list of Fibonacci numbers",
            "generate the first n terms of the Fibonacci sequence",
            "build a list with the Fibonacci sequence",
            "produce the Fibonacci sequence up to n terms",
        ),
        ("fibonacci list", "list of fibonacci numbers", "fibonacci sequence list", "first n fibonacci numbers"),
        ((5,), [0, 1, 1, 2, 3]),
    ),
    _task(
        "def is_prime(n):\n    if n < 2:\n        return False\n    for i in range(2, int(n ** 0.5) + 1):\n        if n % i == 0:\n"
        "            return False\n    return True",
        (
            "check if a number is prime",
            "tell whether an integer is a prime",
            "test for primality",
            "return True if n is prime",
            "determine whether a number is a prime number",
            "detect prime numbers",
        ),
        ("prime check", "is prime", "prime number checker", "primality test"),
        ((7,), True),
        ((9,), False),
        ((1,), False),
    ),
    _task(
        "def primes_up_to(n):\n    primes = []\n    for i in range(2, n + 1):\n        if all(i % p != 0 for p in primes):\n"
        "            primes.append(i)\n    return primes",
        (
            "list all primes up to n",
            "find all prime numbers up to a limit",
            "return the primes that are not larger than n",
            "generate prime numbers up to n",
            "collect every prime up to a given number",
        ),
        ("primes up to n", "list of primes", "prime numbers list", "generate primes"),
        ((10,), [2, 3, 5, 7]),
    ),
    _task(
        "def gcd(a, b):\n    while b:\n        a, b = b, a % b\n    return a",
        (
            "find the greatest common divisor of two numbers",
            "compute the gcd of two integers",
            "calculate the greatest common divisor",
            "return the gcd of a and b",
            "implement Euclid's algorithm",
            "get the largest number that divides both a and b",
        ),
        ("gcd", "greatest common divisor", "gcd function", "euclidean algorithm"),
        ((12, 18), 6),
        ((7, 5), 1),
    ),
    _task(
        "def lcm(a, b):\n    x, y = a, b\n    while y:\n        x, y = y, x % y\n    return a * b // x",
        (
            "find the least common multiple of two numbers",
            "compute the lcm of two integers",
            "calculate the least common multiple",
            "return the lcm of a and b",
            "get the smallest number that both a and b divide",
        ),
        ("lcm", "least common multiple", "lcm function"),
        ((4, 6), 12),
    ),
    _task(
        "def is_even(n):\n    return n % 2 == 0",
        (
            "check if a number is even",
            "tell whether an integer is even",
            "return True for even numbers",
            "test if n is even",
            "determine whether a number can be divided by 2",
        ),
        ("is even", "even number check", "check even"),
        ((4,), True),
        ((7,), False),
    ),
    _task(
        "def is_odd(n):\n    return n % 2 == 1",
        (
            "check if a number is odd",
            "tell whether an integer is odd",
            "return True for odd numbers",
            "test if n is odd",
            "determine whether a number is odd",
        ),
        ("is odd", "odd number check", "check odd"),
        ((3,), True),
        ((8,), False),
    ),
    _task(
        "def celsius_to_fahrenheit(c):\n    return c * 9 / 5 + 32",
        (
            "convert Celsius to Fahrenheit",
            "turn a temperature in Celsius into Fahrenheit",
            "change degrees Celsius to degrees Fahrenheit",
            "calculate the Fahrenheit value of a Celsius temperature",
        ),
        ("celsius to fahrenheit", "C to F conversion", "celsius to fahrenheit converter"),
        ((100,), 212),
        ((0,), 32),
    ),
    _task(
        "def fahrenheit_to_celsius(f):\n    return (f - 32) * 5 / 9",
        (
            "convert Fahrenheit to Celsius",
            "turn a temperature in Fahrenheit into Celsius",
            "change degrees Fahrenheit to degrees Celsius",
            "calculate the Celsius value of a Fahrenheit temperature",
        ),
        ("fahrenheit to celsius", "F to C conversion", "fahrenheit to celsius converter"),
        ((212,), 100),
        ((32,), 0),
    ),
    _task(
        "def is_leap_year(year):\n    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)",
        (
            "check if a year is a leap year",
            "tell whether a year is a leap year",
            "test for leap years",
            "return True for leap years",
            "determine whether a year has 366 days",
        ),
        ("leap year", "leap year check", "is leap year", "leap year checker"),
        ((2024,), True),
        ((1900,), False),
        ((2000,), True),
    ),
    _task(
        "def sum_digits(n):\n    return sum(int(d) for d in str(n))",
        (
            "add up the digits of a number",
            "return the sum of the digits of an integer",
            "compute the digit sum of a number",
            "sum all digits in a number",
            "calculate the cross sum of n",
        ),
        ("digit sum", "sum of digits", "sum digits of a number"),
        ((123,), 6),
        ((90,), 9),
    ),
    _task(
        "def power(base, exponent):\n    return base ** exponent",
        ("raise a number to a power", "compute base to the power of exponent", "calculate powers", "return a number raised to an exponent"),
        ("power function", "number to a power", "exponentiation"),
        ((2, 5), 32),
        ((3, 2), 9),
    ),
    _task(
        "def square(n):\n    return n * n",
        (
            "square a number",
            "return the square of a number",
            "compute n squared",
            "multiply a number by itself",
            "calculate the square of n",
        ),
        ("square a number", "square function", "number squared"),
        ((4,), 16),
        ((-3,), 9),
    ),
    _task(
        "def cube(n):\n    return n ** 3",
        ("cube a number", "return the cube of a number", "compute n cubed", "calculate the third power of a number"),
        ("cube function", "number cubed", "cube of a number"),
        ((3,), 27),
    ),
    _task(
        "def absolute(n):\n    return n if n >= 0 else -n",
        (
            "return the absolute value of a number",
            "compute an absolute value without abs",
            "drop the minus sign of a number",
            "find the absolute value of n",
        ),
        ("absolute value", "absolute value function", "abs without builtin"),
        ((-4,), 4),
        ((5,), 5),
    ),
    _task(
        "def to_binary(n):\n    return bin(n)[2:]",
        (
            "convert a number to binary",
            "turn a decimal number into binary",
            "return the binary form of an integer",
            "write an integer in base 2",
            "get the binary string of a number",
        ),
        ("decimal to binary", "number to binary", "binary conversion"),
        ((5,), "101"),
        ((8,), "1000"),
    ),
    _task(
        "def from_binary(s):\n    return int(s, 2)",
        (
            "convert a binary string to a number",
            "turn binary into decimal",
            "parse a binary string",
            "return the integer value of a binary string",
        ),
        ("binary to decimal", "binary string to int", "parse binary"),
        (("101",), 5),
    ),
    _task(
        "def circle_area(radius):\n    return 3.14159 * radius ** 2",
        (
            "calculate the area of a circle",
            "compute the area of a circle from its radius",
            "return a circle's area",
            "find the area of a circle with a given radius",
        ),
        ("circle area", "area of a circle", "circle area from radius"),
        ((1,), 3.14159),
    ),
    _task(
        "def rectangle_area(width, height):\n    return width * height",
        (
            "calculate the area of a rectangle",
            "compute a rectangle's area from width and height",
            "return the area of a rectangle",
            "find how big a rectangle is",
        ),
        ("rectangle area", "area of a rectangle"),
        ((3, 4), 12),
    ),
    _task(
        'def sign(n):\n    if n > 0:\n        return "positive"\n    if n < 0:\n        return "negative"\n    return "zero"',
        (
            "say whether a number is positive, negative or zero",
            "tell if a number is positive, negative or zero",
            "check the sign of a number",
            "return the sign of a number as a word",
        ),
        ("positive negative or zero", "sign of a number", "number sign check"),
        ((3,), "positive"),
        ((-2,), "negative"),
        ((0,), "zero"),
    ),
    _task(
        "def divisors(n):\n    return [i for i in range(1, n + 1) if n % i == 0]",
        (
            "find all divisors of a number",
            "list the factors of a number",
            "return every number that divides n",
            "get all the factors of an integer",
            "collect the divisors of n",
        ),
        ("divisors of a number", "factors of a number", "list of divisors", "find factors"),
        ((6,), [1, 2, 3, 6]),
    ),
    _task(
        "def safe_divide(a, b):\n    try:\n        return a / b\n    except ZeroDivisionError:\n        return None",
        (
            "divide two numbers and handle division by zero",
            "divide safely",
            "divide a by b without crashing on zero",
            "return None when someone divides by zero",
            "catch ZeroDivisionError in a division",
        ),
        ("safe divide", "safe division", "division by zero handling"),
        ((6, 3), 2),
        ((1, 0), None),
    ),
    _task(
        "def parse_int(s):\n    try:\n        return int(s)\n    except ValueError:\n        return None",
        (
            "convert a string to an integer and return None if it fails",
            "parse an int with try and except",
            "turn text into an integer safely",
            "handle a ValueError when parsing an integer",
            "read an integer from a string without crashing",
        ),
        ("safe int parsing", "parse int try except", "string to int with error handling", "try except int"),
        (("42",), 42),
        (("x",), None),
    ),
    _task(
        'def fizzbuzz(n):\n    if n % 15 == 0:\n        return "FizzBuzz"\n    if n % 3 == 0:\n        return "Fizz"\n'
        '    if n % 5 == 0:\n        return "Buzz"\n    return str(n)',
        ("return Fizz, Buzz or FizzBuzz for a number", "give the FizzBuzz word for a number", "solve FizzBuzz for one number"),
        ("fizzbuzz function", "fizzbuzz of one number"),
        ((15,), "FizzBuzz"),
        ((9,), "Fizz"),
        ((10,), "Buzz"),
        ((7,), "7"),
    ),
    _task(
        "def collatz(n):\n    steps = 0\n    while n != 1:\n        n = n // 2 if n % 2 == 0 else 3 * n + 1\n        steps += 1\n"
        "    return steps",
        (
            "count the Collatz steps of a number",
            "return how many Collatz steps it takes to reach 1",
            "compute the length of the Collatz sequence",
        ),
        ("collatz steps", "collatz sequence", "collatz function"),
        ((6,), 8),
        ((1,), 0),
    ),
    _task(
        "def average(nums):\n    return sum(nums) / len(nums)",
        (
            "calculate the average of a list",
            "compute the mean of some numbers",
            "return the average of a list of numbers",
            "find the mean of a list",
            "get the arithmetic mean of numbers",
        ),
        ("average of a list", "mean of numbers", "average function", "list mean"),
        (([2, 4, 6],), 4),
    ),
    _task(
        "def median(nums):\n    nums = sorted(nums)\n    mid = len(nums) // 2\n    if len(nums) % 2:\n        return nums[mid]\n"
        "    return (nums[mid - 1] + nums[mid]) / 2",
        (
            "find the median of a list",
            "compute the median of some numbers",
            "return the middle value of a list of numbers",
            "calculate the median",
        ),
        ("median", "median of a list", "median function"),
        (([3, 1, 2],), 2),
        (([1, 2, 3, 4],), 2.5),
    ),
)
