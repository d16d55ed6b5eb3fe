"""Fixed programming tasks on lists and dictionaries, in the form `code_tasks` describes."""

from scripts.demo_corpus.code_tasks import Task, _task

LISTS: tuple[Task, ...] = (
    _task(
        "def find_max(nums):\n    largest = nums[0]\n    for n in nums:\n        if n > largest:\n            largest = n\n"
        "    return largest",
        (
            "find the largest number in a list",
            "return the maximum of a list without max",
            "get the biggest number of a list",
            "find the max of a list with a loop",
            "pick the highest value from a list without using max",
        ),
        ("max of list", "largest number in list", "find maximum", "max without max()"),
        (([3, 9, 2],), 9),
        (([-5, -1],), -1),
    ),
    _task(
        "def find_min(nums):\n    smallest = nums[0]\n    for n in nums:\n        if n < smallest:\n            smallest = n\n"
        "    return smallest",
        (
            "find the smallest number in a list",
            "return the minimum of a list without min",
            "get the lowest number of a list",
            "find the min of a list with a loop",
            "pick the lowest value from a list without using min",
        ),
        ("min of list", "smallest number in list", "find minimum", "min without min()"),
        (([3, 9, 2],), 2),
    ),
    _task(
        "def second_largest(nums):\n    return sorted(set(nums))[-2]",
        (
            "find the second largest number in a list",
            "return the second biggest value of a list",
            "get the runner-up of a list of numbers",
            "find the second highest number",
        ),
        ("second largest", "second largest number in list", "second highest value"),
        (([4, 9, 7, 9],), 7),
    ),
    _task(
        "def sum_list(nums):\n    total = 0\n    for n in nums:\n        total += n\n    return total",
        (
            "add up all numbers in a list",
            "sum a list of numbers with a loop",
            "return the total of a list",
            "compute the sum of a list",
            "calculate the sum of all elements of a list",
        ),
        ("sum of list", "list sum", "add numbers in list"),
        (([1, 2, 3],), 6),
        (([],), 0),
    ),
    _task(
        "def product(nums):\n    result = 1\n    for n in nums:\n        result *= n\n    return result",
        (
            "multiply all numbers in a list",
            "return the product of a list",
            "compute the product of all elements",
            "calculate the product of a list of numbers",
        ),
        ("product of list", "multiply list elements", "list product"),
        (([2, 3, 4],), 24),
    ),
    _task(
        "def sum_evens(nums):\n    return sum(n for n in nums if n % 2 == 0)",
        (
            "sum the even numbers in a list",
            "add up all even numbers",
            "return the sum of the even values of a list",
            "compute the total of the even elements",
        ),
        ("sum of evens", "sum even numbers", "even number sum"),
        (([1, 2, 3, 4],), 6),
    ),
    _task(
        "def sum_odds(nums):\n    return sum(n for n in nums if n % 2 == 1)",
        (
            "sum the odd numbers in a list",
            "add up all odd numbers",
            "return the sum of the odd values of a list",
            "compute the total of the odd elements",
        ),
        ("sum of odds", "sum odd numbers", "odd number sum"),
        (([1, 2, 3, 4],), 4),
    ),
    _task(
        "def sum_squares(nums):\n    return sum(n * n for n in nums)",
        (
            "add up the squares of a list of numbers",
            "return the sum of squares",
            "compute the sum of the squared values",
            "square every number in a list and sum the results",
        ),
        ("sum of squares", "sum squares of list"),
        (([1, 2, 3],), 14),
    ),
    _task(
        "def get_evens(nums):\n    return [n for n in nums if n % 2 == 0]",
        (
            "return only the even numbers of a list",
            "filter the even numbers out of a list",
            "keep just the even values",
            "get all even numbers from a list",
        ),
        ("filter even numbers", "even numbers from list", "keep evens"),
        (([1, 2, 3, 4],), [2, 4]),
    ),
    _task(
        "def get_odds(nums):\n    return [n for n in nums if n % 2 == 1]",
        (
            "return only the odd numbers of a list",
            "filter the odd numbers out of a list",
            "keep just the odd values",
            "get all odd numbers from a list",
        ),
        ("filter odd numbers", "odd numbers from list", "keep odds"),
        (([1, 2, 3, 4],), [1, 3]),
    ),
    _task(
        "def square_all(nums):\n    return [n * n for n in nums]",
        (
            "square every number in a list",
            "return a list of squares",
            "map a list of numbers to their squares",
            "square each element with a list comprehension",
        ),
        ("square list elements", "squares of a list", "list comprehension squares"),
        (([1, 2, 3],), [1, 4, 9]),
    ),
    _task(
        "def double_all(nums):\n    return [n * 2 for n in nums]",
        (
            "double every number in a list",
            "return a list with all values doubled",
            "double each element of a list",
            "make every number in a list twice as big",
        ),
        ("double list elements", "double all numbers", "list doubling"),
        (([1, 2, 3],), [2, 4, 6]),
    ),
    _task(
        "def flatten(lists):\n    return [x for sub in lists for x in sub]",
        (
            "flatten a list of lists",
            "turn a nested list into a flat list",
            "merge a list of lists into one list",
            "join all sublists into a single list",
            "unnest a list",
        ),
        ("flatten list", "flatten nested list", "list flattening"),
        (([[1, 2], [3]],), [1, 2, 3]),
    ),
    _task(
        "def unique(items):\n    result = []\n    for item in items:\n        if item not in result:\n            result.append(item)\n"
        "    return result",
        (
            "remove duplicates from a list and keep the order",
            "drop repeated items from a list",
            "remove duplicates from a list",
            "return the unique elements of a list in order",
            "deduplicate a list",
            "keep each item of a list only once",
        ),
        ("remove duplicates", "dedupe list", "unique items preserving order", "deduplicate list"),
        (([1, 2, 1, 3],), [1, 2, 3]),
    ),
    _task(
        "def has_duplicates(items):\n    return len(items) != len(set(items))",
        (
            "check if a list has duplicates",
            "tell whether a list contains repeated items",
            "test if any item appears twice",
            "return True if a list has duplicate values",
        ),
        ("check duplicates", "has duplicates", "duplicate check"),
        (([1, 2, 1],), True),
        (([1, 2],), False),
    ),
    _task(
        "def reverse_list(items):\n    return items[::-1]",
        ("reverse a list", "return a list backwards", "flip the order of a list", "turn a list around"),
        ("reverse list", "list reversal", "backwards list"),
        (([1, 2, 3],), [3, 2, 1]),
    ),
    _task(
        "def most_common(items):\n    return max(set(items), key=items.count)",
        (
            "find the most common item in a list",
            "return the most frequent element",
            "get the value that appears most often in a list",
            "find the mode of a list",
        ),
        ("most common element", "most frequent item", "mode of list", "most common item"),
        (([1, 2, 2, 3],), 2),
    ),
    _task(
        "def count_items(items):\n    counts = {}\n    for item in items:\n        counts[item] = counts.get(item, 0) + 1\n"
        "    return counts",
        (
            "count how often each item appears in a list",
            "return a dictionary of item counts",
            "tally the elements of a list",
            "count the occurrences of every element in a list",
        ),
        ("count list items", "item counts", "occurrences of list elements"),
        ((["a", "b", "a"],), {"a": 2, "b": 1}),
    ),
    _task(
        "def merge_dicts(a, b):\n    return {**a, **b}",
        ("merge two dictionaries", "combine two dicts into one", "join two dictionaries", "put two dicts together"),
        ("merge dicts", "combine dictionaries", "merge two dicts"),
        (({"a": 1}, {"b": 2}), {"a": 1, "b": 2}),
    ),
    _task(
        "def invert_dict(d):\n    return {value: key for key, value in d.items()}",
        (
            "invert a dictionary",
            "swap the keys and values of a dict",
            "flip a dict so that values become keys",
            "turn the values of a dictionary into keys",
        ),
        ("invert dict", "swap keys and values", "reverse dictionary"),
        (({"a": 1},), {1: "a"}),
    ),
    _task(
        "def sort_dict(d):\n    return dict(sorted(d.items(), key=lambda item: item[1]))",
        ("sort a dictionary by value", "order a dict by its values", "return a dictionary sorted by its values"),
        ("sort dict by value", "sort dictionary by values", "dict sorted by value"),
        (({"a": 2, "b": 1},), {"b": 1, "a": 2}),
    ),
    _task(
        "def sort_by_length(words):\n    return sorted(words, key=len)",
        (
            "sort words by their length",
            "order a list of strings by length",
            "sort strings from short to long",
            "put the shortest words first",
        ),
        ("sort by length", "sort strings by length", "sort words by length"),
        ((["ccc", "a", "bb"],), ["a", "bb", "ccc"]),
    ),
    _task(
        "def sort_by_second(pairs):\n    return sorted(pairs, key=lambda p: p[1])",
        (
            "sort a list of tuples by the second item",
            "sort pairs by their second value",
            "order tuples by their second element",
            "sort a list of pairs with a lambda",
        ),
        ("sort tuples by second item", "lambda sort tuples", "sort pairs by second value"),
        (([(1, 3), (2, 1)],), [(2, 1), (1, 3)]),
    ),
    _task(
        "def sort_descending(nums):\n    return sorted(nums, reverse=True)",
        (
            "sort a list in descending order",
            "sort numbers from high to low",
            "order a list from largest to smallest",
            "return a list sorted in reverse",
        ),
        ("sort descending", "descending sort", "sort list high to low"),
        (([1, 3, 2],), [3, 2, 1]),
    ),
    _task(
        "def binary_search(items, target):\n    low, high = 0, len(items) - 1\n    while low <= high:\n        mid = (low + high) // 2\n"
        "        if items[mid] == target:\n            return mid\n        if items[mid] < target:\n            low = mid + 1\n"
        "        else:\n            high = mid - 1\n    return -1",
        (
            "do a binary search",
            "search a sorted list with binary search",
            "implement binary search",
            "find an item in a sorted list by halving it",
            "find the position of a value in a sorted list quickly",
        ),
        ("binary search", "binary search function", "binary search in sorted list"),
        (([1, 3, 5, 7], 5), 2),
        (([1, 3], 2), -1),
    ),
    _task(
        "def linear_search(items, target):\n    for i, item in enumerate(items):\n        if item == target:\n            return i\n"
        "    return -1",
        (
            "do a linear search",
            "find the index of an item in a list",
            "search a list from start to end",
            "return the position of a value in a list or -1",
            "implement linear search",
        ),
        ("linear search", "index of item in list", "linear search function"),
        (([4, 5], 5), 1),
        (([4], 9), -1),
    ),
    _task(
        "def bubble_sort(nums):\n    n = len(nums)\n    for i in range(n):\n        for j in range(n - i - 1):\n"
        "            if nums[j] > nums[j + 1]:\n                nums[j], nums[j + 1] = nums[j + 1], nums[j]\n    return nums",
        ("sort a list with bubble sort", "implement bubble sort", "do a bubble sort", "sort numbers with the bubble sort algorithm"),
        ("bubble sort", "bubble sort function", "bubble sort algorithm"),
        (([3, 1, 2],), [1, 2, 3]),
    ),
    _task(
        "def insertion_sort(nums):\n    for i in range(1, len(nums)):\n        key = nums[i]\n        j = i - 1\n"
        "        while j >= 0 and nums[j] > key:\n            nums[j + 1] = nums[j]\n            j -= 1\n        nums[j + 1] = key\n"
        "    return nums",
        ("sort a list with insertion sort", "implement insertion sort", "do an insertion sort"),
        ("insertion sort", "insertion sort function", "insertion sort algorithm"),
        (([3, 1, 2],), [1, 2, 3]),
    ),
    _task(
        "def quick_sort(nums):\n    if len(nums) <= 1:\n        return nums\n    pivot = nums[0]\n"
        "    small = [n for n in nums[1:] if n < pivot]\n    large = [n for n in nums[1:] if n >= pivot]\n"
        "    return quick_sort(small) + [pivot] + quick_sort(large)",
        ("sort a list with quicksort", "implement quicksort", "do a quick sort", "sort numbers with the quicksort algorithm"),
        ("quicksort", "quick sort function", "quicksort algorithm"),
        (([3, 1, 2, 3],), [1, 2, 3, 3]),
    ),
    _task(
        "def transpose(matrix):\n    return [list(row) for row in zip(*matrix)]",
        (
            "transpose a matrix",
            "swap the rows and columns of a matrix",
            "turn the rows of a matrix into columns",
            "flip a 2D list along its diagonal",
        ),
        ("matrix transpose", "transpose matrix", "swap rows and columns"),
        (([[1, 2], [3, 4]],), [[1, 3], [2, 4]]),
    ),
    _task(
        "def common_items(a, b):\n    return [x for x in a if x in b]",
        (
            "find the common elements of two lists",
            "return the items that are in both lists",
            "get the intersection of two lists",
            "list what two lists share",
        ),
        ("common elements", "list intersection", "common items of two lists"),
        (([1, 2, 3], [2, 3, 4]), [2, 3]),
    ),
    _task(
        "def chunk(items, size):\n    return [items[i:i + size] for i in range(0, len(items), size)]",
        (
            "split a list into chunks",
            "cut a list into pieces of a given size",
            "break a list into groups of n items",
            "divide a list into parts of equal size",
        ),
        ("split list into chunks", "chunk list", "list chunks"),
        (([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]),
    ),
    _task(
        "def zip_dict(keys, values):\n    return dict(zip(keys, values))",
        (
            "make a dictionary from two lists",
            "build a dict from a list of keys and a list of values",
            "combine keys and values into a dict",
            "turn two lists into a dictionary",
        ),
        ("two lists to dict", "dict from two lists", "zip lists into dictionary"),
        ((["a", "b"], [1, 2]), {"a": 1, "b": 2}),
    ),
    _task(
        "def word_lengths(words):\n    return {word: len(word) for word in words}",
        (
            "map each word to its length",
            "build a dictionary of word lengths",
            "return a dict with the length of every word",
            "use a dict comprehension to get the length of each word",
        ),
        ("word lengths dict", "dict comprehension word lengths", "length of each word"),
        ((["hi", "you"],), {"hi": 2, "you": 3}),
    ),
    _task(
        "def remove_empty(items):\n    return [item for item in items if item]",
        ("remove empty strings from a list", "drop the empty values of a list", "filter out empty items", "clean a list of empty strings"),
        ("remove empty strings", "filter empty items", "drop empty values"),
        ((["a", "", "b"],), ["a", "b"]),
    ),
    _task(
        "def is_sorted(nums):\n    return all(nums[i] <= nums[i + 1] for i in range(len(nums) - 1))",
        (
            "check if a list is sorted",
            "tell whether a list is in ascending order",
            "test if numbers are in order",
            "return True if a list is already sorted",
        ),
        ("is sorted", "check sorted list", "sorted check"),
        (([1, 2, 2],), True),
        (([2, 1],), False),
    ),
    _task(
        "def rotate(items, k):\n    k = k % len(items)\n    return items[k:] + items[:k]",
        ("rotate a list to the left by k steps", "shift a list left by k places", "rotate the elements of a list"),
        ("rotate list", "list rotation", "rotate list left"),
        (([1, 2, 3, 4], 1), [2, 3, 4, 1]),
    ),
    _task(
        "def running_total(nums):\n    result = []\n    total = 0\n    for n in nums:\n        total += n\n        result.append(total)\n"
        "    return result",
        ("compute the running total of a list", "return the cumulative sums of a list", "calculate the cumulative sum"),
        ("running total", "cumulative sum", "running sum of list"),
        (([1, 2, 3],), [1, 3, 6]),
    ),
)
