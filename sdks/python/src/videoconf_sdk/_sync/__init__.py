# Made by tools/unasync.py from _async; do not edit.
"""The client for asyncio; the one for threads is made from it."""
