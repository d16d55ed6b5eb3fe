"""More fixed programming tasks, many with everyday words; in the form `code_tasks` describes."""

from scripts.demo_corpus.code_tasks import Case, Task, _task


def _t(code: str, does: str, topics: str, *cases: Case) -> Task:
    return _task(code, does.split("|"), topics.split("|"), *cases)


MORE: tuple[Task, ...] = (
    _t(
        "def max_of_three(a, b, c):\n    return max(a, b, c)",
        "return the biggest of three numbers|take three values and tell which one is the max|"
        "pick the highest of 3 ints|compare three scores and return the top one",
        "biggest of three|max of 3 numbers|largest of three values",
        ((3, 9, 4), 9),
    ),
    _t(
        "def min_of_three(a, b, c):\n    return min(a, b, c)",
        "return the smallest of three numbers|take three prices and give the cheapest|pick the lowest of 3 ints|"
        "tell which of three values is the min",
        "smallest of three|min of 3 numbers|cheapest of three prices",
        ((3, 9, 4), 3),
    ),
    _t(
        "def hypotenuse(a, b):\n    return (a ** 2 + b ** 2) ** 0.5",
        "compute the hypotenuse of a right triangle|apply the Pythagorean theorem to two legs|"
        "find the longest side of a right-angled triangle",
        "hypotenuse|pythagoras|pythagorean theorem",
        ((3, 4), 5.0),
    ),
    _t(
        "def distance(x1, y1, x2, y2):\n    return ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5",
        "compute the distance between two points|measure how far apart two points on a map are|"
        "find the euclidean distance of two coordinates",
        "distance between points|euclidean distance",
        ((0, 0, 3, 4), 5.0),
    ),
    _t(
        "def triangle_area(base, height):\n    return base * height / 2",
        "compute the area of a triangle|find the area of a triangle from base and height|take base and height and return the triangle area",
        "triangle area|area of a triangle",
        ((4, 3), 6.0),
    ),
    _t(
        "def cube_volume(side):\n    return side ** 3",
        "compute the volume of a cube|find how much space a cube fills|take the side of a cube and return its volume",
        "volume of a cube|cube volume",
        ((3,), 27),
    ),
    _t(
        "def box_volume(length, width, height):\n    return length * width * height",
        "compute the volume of a box|take length, width and height and return the volume|find how much fits into a cardboard box",
        "box volume|volume of a box",
        ((2, 3, 4), 24),
    ),
    _t(
        "def perimeter(width, height):\n    return 2 * (width + height)",
        "compute the perimeter of a rectangle|find how much fence a rectangular garden needs|add all four sides of a rectangle",
        "rectangle perimeter|perimeter of a rectangle",
        ((2, 3), 10),
    ),
    _t(
        "def bmi(weight, height):\n    return weight / height ** 2",
        "compute the body mass index|take weight and height and return the BMI|calculate someone's BMI from kilos and meters",
        "bmi calculator|body mass index",
        ((80, 2), 20.0),
    ),
    _t(
        "def discount(price, percent):\n    return price * (1 - percent / 100)",
        "apply a discount to a price|take a percentage off a price|compute the sale price after a rebate|lower a price by some percent",
        "discount calculator|price after discount|percent off",
        ((100, 50), 50.0),
    ),
    _t(
        "def add_tax(price, percent):\n    return price * (1 + percent / 100)",
        "add tax to a price|compute the price including sales tax|put VAT on top of a net amount",
        "price with tax|add vat|sales tax",
        ((100, 50), 150.0),
    ),
    _t(
        "def tip(bill, percent):\n    return bill * percent / 100",
        "compute the tip for a restaurant bill|work out how much to tip the waiter|take a bill and a percentage and return the tip",
        "tip calculator|restaurant tip",
        ((50, 10), 5.0),
    ),
    _t(
        "def split_bill(total, people):\n    return total / people",
        "split a bill among friends|divide the dinner cost evenly between people|tell what each person pays at a pizzeria",
        "split the bill|bill splitter|share costs evenly",
        ((60, 4), 15.0),
    ),
    _t(
        "def simple_interest(amount, rate, years):\n    return amount * rate * years / 100",
        "compute simple interest|calculate the interest on a loan|find how much interest some savings earn",
        "simple interest|loan interest",
        ((100, 5, 2), 10.0),
    ),
    _t(
        "def percentage(part, whole):\n    return part / whole * 100",
        "compute what percentage one number is of another|turn a part and a whole into a percentage|"
        "tell how many percent of the total a share is",
        "percentage calculator|percentage of total|percent",
        ((1, 4), 25.0),
    ),
    _t(
        "def speed(distance, time):\n    return distance / time",
        "compute the speed from distance and time|tell how fast a cyclist rode|divide the distance by the time to get the velocity",
        "speed calculator|speed from distance and time|velocity",
        ((100, 2), 50.0),
    ),
    _t(
        "def clamp(n, low, high):\n    return max(low, min(n, high))",
        "keep a number between a lower and an upper limit|clamp a value to a range|limit a number to low and high",
        "clamp|limit number to range|clamp value",
        ((15, 0, 10), 10),
        ((-2, 0, 10), 0),
    ),
    _t(
        "def in_range(n, low, high):\n    return low <= n <= high",
        "check if a number lies between two others|tell whether a value falls inside a range|test if n is within low and high",
        "number in range|between check",
        ((5, 1, 9), True),
        ((10, 1, 9), False),
    ),
    _t(
        "def is_perfect_square(n):\n    return int(n ** 0.5) ** 2 == n",
        "check if a number is a perfect square|tell whether the square root of a number is whole|detect perfect squares",
        "perfect square|perfect square check",
        ((16,), True),
        ((15,), False),
    ),
    _t(
        "def is_perfect(n):\n    return sum(d for d in range(1, n) if n % d == 0) == n",
        "check if a number is perfect|tell whether a number equals the sum of its proper divisors|detect perfect numbers like 28",
        "perfect number|perfect number check",
        ((28,), True),
        ((12,), False),
    ),
    _t(
        "def is_armstrong(n):\n    digits = str(n)\n    return sum(int(d) ** len(digits) for d in digits) == n",
        "check if a number is an Armstrong number|detect Armstrong numbers such as 153|tell whether a number is narcissistic",
        "armstrong number|narcissistic number",
        ((153,), True),
        ((154,), False),
    ),
    _t(
        "def reverse_number(n):\n    return int(str(n)[::-1])",
        "reverse the digits of a number|turn 123 into 321|write an integer backwards",
        "reverse number|reverse digits|backwards integer",
        ((123,), 321),
    ),
    _t(
        "def count_digits(n):\n    return len(str(abs(n)))",
        "count the digits of a number|tell how many digits an integer has|find the length of a number",
        "count digits|number of digits",
        ((1234,), 4),
        ((-50,), 2),
    ),
    _t(
        "def prime_factors(n):\n    factors = []\n    d = 2\n    while n > 1:\n        while n % d == 0:\n"
        "            factors.append(d)\n            n //= d\n        d += 1\n    return factors",
        "factor a number into primes|find the prime factors of a number|return the prime factorization of an integer",
        "prime factors|prime factorization|factorize number",
        ((12,), [2, 2, 3]),
    ),
    _t(
        "def sum_to(n):\n    if n == 0:\n        return 0\n    return n + sum_to(n - 1)",
        "add the numbers from 1 to n recursively|compute the sum up to n with recursion|sum 1 to n using recursion",
        "recursive sum|sum to n recursion",
        ((4,), 10),
    ),
    _t(
        "def to_hex(n):\n    return hex(n)[2:]",
        "convert a number to hexadecimal|turn a decimal into hex|write an integer in base 16",
        "decimal to hex|hexadecimal conversion",
        ((255,), "ff"),
    ),
    _t(
        'def grade(score):\n    if score >= 90:\n        return "A"\n    if score >= 80:\n        return "B"\n'
        '    if score >= 70:\n        return "C"\n    return "F"',
        "turn a score into a letter grade|convert exam points to A, B, C or F|grade a test",
        "letter grade|grade calculator|score to grade",
        ((95,), "A"),
        ((72,), "C"),
        ((10,), "F"),
    ),
)
