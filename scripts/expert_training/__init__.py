"""What training an expert needs besides a trainer: chats from files, answers as tokens, packed rows, a package on disk.

Knows lmoe's chat format, so that an expert is trained on exactly the prompts that it will be served.
"""
