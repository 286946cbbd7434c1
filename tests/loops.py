"""Coroutines run to their end, whatever else this thread of tests has begun."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


async def _result(awaitable: Awaitable[Result]) -> Result:
    return await awaitable


def run_coroutine(awaitable: Awaitable[Result]) -> Result:
    """Return what is awaited, computed by a loop in a thread of its own.

    The journeys in Chromium leave a loop running in the thread of the tests, where
    `asyncio.run` would be refused.
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _result(awaitable)).result()
