"""Processes with bounds, for work that must not harm the one that asks for it: drawing
for a server, reading what strangers send, imports.
"""
