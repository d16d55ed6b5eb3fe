"""What an expert is worth: chats from files, answers as tokens, and how well base, experts and routed answers do on held-out chats.

Asks any engine through its protocol; knows no model, and trains nothing.
"""
