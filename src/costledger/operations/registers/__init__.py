"""What becomes of postings later: lists, reversal, deletion, closing, seals, archives.

Posting itself is `engine/post.py`.
"""
