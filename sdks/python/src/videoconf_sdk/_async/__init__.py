"""The client for asyncio; the one for threads is made from it."""
