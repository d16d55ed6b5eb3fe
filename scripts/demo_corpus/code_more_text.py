"""Still more fixed programming tasks: text, lists and dictionaries; in the form `code_tasks` describes."""

from scripts.demo_corpus.code_more import _t
from scripts.demo_corpus.code_tasks import Task

MORE_TEXT: tuple[Task, ...] = (
    _t(
        'def count_consonants(s):\n    return sum(1 for c in s.lower() if c.isalpha() and c not in "aeiou")',
        "count the consonants in a string|find how many consonants a word has|return the number of letters that are not vowels",
        "count consonants|consonant counter",
        (("hello",), 3),
    ),
    _t(
        "def count_upper(s):\n    return sum(1 for c in s if c.isupper())",
        "count the capital letters in a string|return how many uppercase letters a text has|tally the capitals of a sentence",
        "count uppercase letters|count capitals",
        (("Hi Bob",), 2),
    ),
    _t(
        "def count_lines(text):\n    return len(text.splitlines())",
        "count the lines of a text|tell how many lines a poem has|return the number of lines in a multiline string",
        "count lines in string|number of lines in text",
        (("a\nb",), 2),
    ),
    _t(
        "def swap_case(s):\n    return s.swapcase()",
        "swap upper and lower case in a string|make capitals small and small letters capital|invert the case of every letter",
        "swap case|invert case",
        (("aB",), "Ab"),
    ),
    _t(
        'def truncate(text, limit):\n    return text if len(text) <= limit else text[:limit] + "..."',
        "shorten a text and add three dots|truncate a long headline with an ellipsis|cut a text to a limit and append ...",
        "truncate text|shorten string with ellipsis",
        (("hello world", 5), "hello..."),
        (("hi", 5), "hi"),
    ),
    _t(
        'def remove_punctuation(text):\n    return "".join(c for c in text if c.isalnum() or c.isspace())',
        "remove the punctuation from a text|strip commas and dots from a sentence|clean a text of punctuation marks",
        "remove punctuation|strip punctuation",
        (("Hi, Bob!",), "Hi Bob"),
    ),
    _t(
        'def remove_digits(s):\n    return "".join(c for c in s if not c.isdigit())',
        "remove the digits from a string|strip all numbers out of a text|delete every digit of a password",
        "remove digits|strip numbers from string",
        (("a1b2",), "ab"),
    ),
    _t(
        'def extract_digits(s):\n    return "".join(c for c in s if c.isdigit())',
        "keep only the digits of a string|pull the numbers out of a phone number with dashes|extract all digits from a text",
        "extract digits|digits only",
        (("a1-b2",), "12"),
    ),
    _t(
        'def slugify(title):\n    return title.lower().replace(" ", "-")',
        "turn a title into a slug|make a URL slug from a headline|write a title in lowercase with dashes instead of blanks",
        "slugify|url slug|title to slug",
        (("My First Post",), "my-first-post"),
    ),
    _t(
        'def is_pangram(text):\n    return set("abcdefghijklmnopqrstuvwxyz") <= set(text.lower())',
        "check if a sentence is a pangram|tell whether a sentence uses the whole alphabet|test if every letter from a to z occurs",
        "pangram|pangram check",
        (("the quick brown fox jumps over the lazy dog",), True),
        (("abc",), False),
    ),
    _t(
        'def is_email(s):\n    name, _, host = s.partition("@")\n    return bool(name) and "." in host',
        "check roughly if a string is an email address|validate an email without regex|tell whether a contact looks like an email",
        "email check|validate email without regex",
        (("a@b.com",), True),
        (("ab.com",), False),
    ),
    _t(
        'def mask(s):\n    return "*" * (len(s) - 4) + s[-4:]',
        "hide all but the last four characters of a string|mask a credit card number|"
        "replace everything except the last 4 digits with stars",
        "mask card number|hide all but last four",
        (("12345678",), "****5678"),
    ),
    _t(
        'def acronym(phrase):\n    return "".join(word[0].upper() for word in phrase.split())',
        "make an acronym from a phrase|shorten a name like World Health Organization to WHO|build an abbreviation of the first letters",
        "acronym|abbreviation of first letters",
        (("as soon as possible",), "ASAP"),
    ),
    _t(
        'def pig_latin(word):\n    return word[1:] + word[0] + "ay"',
        "translate a word into pig latin|move the first letter to the end and add ay|say a word in pig latin",
        "pig latin|pig latin translator",
        (("python",), "ythonpay"),
    ),
    _t(
        'def rot13_text(s):\n    import codecs\n    return codecs.encode(s, "rot13")',
        "encode a string with rot13|scramble a secret note with rot13|rotate every letter by thirteen places",
        "rot13|rot13 cipher",
        (("abc",), "nop"),
    ),
    _t(
        "def shortest_word(text):\n    return min(text.split(), key=len)",
        "find the shortest word in a sentence|return the word with the fewest letters|pick the briefest word of a text",
        "shortest word|shortest word in sentence",
        (("big cat is here",), "is"),
    ),
    _t(
        'def sort_words(text):\n    return " ".join(sorted(text.split()))',
        "sort the words of a sentence alphabetically|put the words of a phrase into alphabetical order|arrange words from a to z",
        "sort words|alphabetical words",
        (("pear apple",), "apple pear"),
    ),
    _t(
        'def camel_to_snake(s):\n    return "".join("_" + c.lower() if c.isupper() else c for c in s)',
        "convert camelCase to snake_case|rename camelCase variables with underscores|turn a camel case name into snake case",
        "camel to snake|camelCase to snake_case",
        (("myName",), "my_name"),
    ),
    _t(
        'def snake_to_camel(s):\n    first, *rest = s.split("_")\n    return first + "".join(word.capitalize() for word in rest)',
        "convert snake_case to camelCase|rename variables from underscores to camel case|turn a snake case name into camel case",
        "snake to camel|snake_case to camelCase",
        (("my_name",), "myName"),
    ),
    _t(
        'def parse_pairs(text):\n    return dict(part.split("=") for part in text.split("&"))',
        "parse a query string into a dictionary|turn text like a=1&b=2 into a dict|read key value pairs out of a URL query",
        "parse query string|query string to dict",
        (("a=1&b=2",), {"a": "1", "b": "2"}),
    ),
    _t(
        'def file_extension(name):\n    return name.rsplit(".", 1)[-1]',
        "get the extension of a file name|return what comes after the last dot of a filename|"
        "tell if a document is pdf, txt or png from its name",
        "file extension|get extension",
        (("photo.png",), "png"),
    ),
    _t(
        "def hamming(a, b):\n    return sum(x != y for x, y in zip(a, b))",
        "count the positions where two strings differ|compute the Hamming distance|tell in how many places two DNA strands differ",
        "hamming distance|count differing positions",
        (("abc", "abd"), 1),
    ),
    _t(
        'def run_length(s):\n    out = ""\n    i = 0\n    while i < len(s):\n        j = i\n'
        "        while j < len(s) and s[j] == s[i]:\n            j += 1\n"
        "        out += s[i] + str(j - i)\n        i = j\n    return out",
        "compress a string with run-length encoding|turn aaab into a3b1|encode repeated letters by their count",
        "run length encoding|rle compression",
        (("aaab",), "a3b1"),
    ),
    _t(
        'def balanced(s):\n    depth = 0\n    for c in s:\n        if c == "(":\n            depth += 1\n'
        '        elif c == ")":\n            depth -= 1\n        if depth < 0:\n            return False\n    return depth == 0',
        "check if the parentheses in a string are balanced|tell whether every bracket is closed|validate the brackets of a formula",
        "balanced parentheses|bracket checker",
        (("(())",), True),
        (("())",), False),
    ),
)

MORE_LISTS: tuple[Task, ...] = (
    _t(
        "def first(items):\n    return items[0]",
        "return the first element of a list|get whoever is first in a queue|take the head of a list",
        "first element of list|head of list",
        (([1, 2],), 1),
    ),
    _t(
        "def last(items):\n    return items[-1]",
        "return the last element of a list|fetch the final entry of a list|grab whatever stands at the end of a list",
        "last element of list|end of list",
        (([1, 2],), 2),
    ),
    _t(
        "def middle(items):\n    return items[len(items) // 2]",
        "return the middle element of a list|fetch the item in the center of a list|grab what sits halfway through a list",
        "middle of list|middle element",
        (([1, 2, 3],), 2),
    ),
    _t(
        "def every_second(items):\n    return items[::2]",
        "return every second element of a list|skip every other entry|thin out a list to half its items",
        "every second item|every other element",
        (([1, 2, 3, 4],), [1, 3]),
    ),
    _t(
        "def swap_ends(items):\n    return [items[-1]] + items[1:-1] + [items[0]]",
        "swap the first and the last element of a list|exchange both ends of a list",
        "swap first and last|swap ends of list",
        (([1, 2, 3],), [3, 2, 1]),
    ),
    _t(
        "def value_range(nums):\n    return max(nums) - min(nums)",
        "compute the difference between the largest and smallest number|find the spread of some temperatures|"
        "return max minus min of a list",
        "range of values|max minus min|spread of numbers",
        (([3, 9, 5],), 6),
    ),
    _t(
        "def difference(a, b):\n    return [x for x in a if x not in b]",
        "return the elements of one list missing in another|list what I own but my friend lacks|subtract one list from another",
        "list difference|items not in other list",
        (([1, 2, 3], [2]), [1, 3]),
    ),
    _t(
        "def union(a, b):\n    return sorted(set(a) | set(b))",
        "merge two lists without duplicates|build the sorted union of two lists|combine two guest lists so that nobody appears twice",
        "union of lists|merge lists without duplicates",
        (([1, 2], [2, 3]), [1, 2, 3]),
    ),
    _t(
        "def interleave(a, b):\n    return [x for pair in zip(a, b) for x in pair]",
        "interleave two lists|alternate the elements of two lists|shuffle two decks together like a zipper",
        "interleave lists|alternate two lists",
        (([1, 3], [2, 4]), [1, 2, 3, 4]),
    ),
    _t(
        "def all_positive(nums):\n    return all(n > 0 for n in nums)",
        "check if all numbers are positive|tell whether no value is zero or negative|verify that every number is above zero",
        "all positive|all numbers positive",
        (([1, 2],), True),
        (([1, -2],), False),
    ),
    _t(
        "def any_negative(nums):\n    return any(n < 0 for n in nums)",
        "check if any number is negative|tell whether a list holds a negative value|detect minus numbers in a balance sheet",
        "any negative|negative number in list",
        (([1, -2],), True),
        (([1],), False),
    ),
    _t(
        "def index_of_max(nums):\n    return nums.index(max(nums))",
        "find the position of the largest number|return the index of the maximum|tell where in the list the highest score sits",
        "index of max|argmax",
        (([1, 9, 2],), 1),
    ),
    _t(
        "def group_by_length(words):\n    groups = {}\n    for word in words:\n"
        "        groups.setdefault(len(word), []).append(word)\n    return groups",
        "group words by their length|build a dict from word length to words|bucket names by how long they are",
        "group by length|words by length dict",
        ((["a", "bb", "c"],), {1: ["a", "c"], 2: ["bb"]}),
    ),
    _t(
        "def key_of_max(d):\n    return max(d, key=d.get)",
        "find the key with the highest value in a dictionary|tell which player has the most points|return the winner from a dict of votes",
        "key with max value|dict winner",
        (({"a": 1, "b": 5},), "b"),
    ),
    _t(
        "def total_values(d):\n    return sum(d.values())",
        "add up the values of a dictionary|total a shopping basket given as dict of prices|sum everything a dict holds",
        "sum dict values|total of dictionary values",
        (({"a": 1, "b": 5},), 6),
    ),
    _t(
        "def pairs_with_sum(nums, target):\n    return [(a, b) for i, a in enumerate(nums) for b in nums[i + 1:] if a + b == target]",
        "find the pairs of numbers that add up to a target|list all pairs with a given sum",
        "pairs with sum|two sum pairs",
        (([1, 2, 3], 4), [(1, 3)]),
    ),
    _t(
        "def missing_number(nums):\n    n = len(nums) + 1\n    return n * (n + 1) // 2 - sum(nums)",
        "find the missing number from 1 to n|tell which number of a series got lost",
        "missing number|find missing number",
        (([1, 2, 4],), 3),
    ),
    _t(
        "def dot_product(a, b):\n    return sum(x * y for x, y in zip(a, b))",
        "compute the dot product of two vectors|multiply two lists pairwise and sum the results",
        "dot product|scalar product",
        (([1, 2], [3, 4]), 11),
    ),
    _t(
        "def normalize(nums):\n    total = sum(nums)\n    return [n / total for n in nums]",
        "scale numbers so that they sum to 1|normalize a list|turn counts into shares",
        "normalize list|scale to sum one",
        (([1, 3],), [0.25, 0.75]),
    ),
    _t(
        "def is_subset(a, b):\n    return set(a) <= set(b)",
        "check if all items of one list occur in another|tell whether one list is a subset of another",
        "subset check|is subset",
        (([1], [1, 2]), True),
        (([3], [1]), False),
    ),
    _t(
        "def powerset(items):\n    result = [[]]\n    for item in items:\n"
        "        result += [subset + [item] for subset in result]\n    return result",
        "return all subsets of a list|build the power set",
        "power set|all subsets",
        (([1, 2],), [[], [1], [2], [1, 2]]),
    ),
    _t(
        "def depth(items):\n    if not isinstance(items, list):\n        return 0\n"
        "    return 1 + max((depth(x) for x in items), default=0)",
        "measure how deeply a list is nested|find the nesting depth with recursion",
        "nesting depth|depth of nested list",
        (([1, [2]],), 2),
    ),
    _t(
        "def days_between(a, b):\n    from datetime import date\n    return (date.fromisoformat(b) - date.fromisoformat(a)).days",
        "count the days between two dates|tell how many days lie between two ISO dates|find how long a holiday lasts from two date strings",
        "days between dates|date difference",
        (("2024-01-01", "2024-01-31"), 30),
    ),
    _t(
        'def weekday(day):\n    from datetime import date\n    return date.fromisoformat(day).strftime("%A")',
        "tell the weekday of a date|find which day of the week someone was born|return the name of the day for an ISO date",
        "weekday of date|day of week",
        (("2024-01-01",), "Monday"),
    ),
    _t(
        'def format_time(seconds):\n    return f"{seconds // 60}:{seconds % 60:02d}"',
        "format seconds as minutes and seconds|show a song length like 3:05|turn 185 seconds into 3:05",
        "seconds to mm:ss|format time",
        ((185,), "3:05"),
    ),
)
