"""A real Firefox, driven by WebDriver BiDi over a websocket: nothing of it has to be
installed but Firefox itself.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.serving import environment, free_port, until

NAMES = ("firefox-esr", "firefox")
QUIET = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:1/",
    "toolkit.telemetry.enabled": False,
}
"""Preferences without which Firefox asks its makers for news of its own."""
HARMLESS = "blocked WebAssembly"
"""What Firefox notes of a library that looks whether it may compile, and goes on."""
GONE = ("no such element", "no such node", "stale element", "move target out of bounds")
"""Errors about an element that was drawn anew meanwhile, or is hidden."""
SECONDS = 90.0
READ = "(words) => document.querySelector(words)?.innerText ?? ''"
"""Gives the text of an element, "" while it is not there."""


def firefox_path() -> str | None:
    """Return where Firefox is, None where it is not installed."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Firefox:
    """One tab. asked: addresses that its pages asked for. errors: what they complained
    of.
    """

    def __init__(self, wire: ClientConnection) -> None:
        self._wire, self._numbers = wire, count(1)
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.send("session.new", capabilities={})
        events = ["log.entryAdded", "network.beforeRequestSent"]
        self.send("session.subscribe", events=events)
        self.tab = self.send("browsingContext.getTree")["contexts"][0]["context"]
        size = {"width": 1400, "height": 900}
        self.send("browsingContext.setViewport", context=self.tab, viewport=size)

    def send(self, method: str, **params: Any) -> Any:
        """Return the result of a command; what happens meanwhile is noted."""
        number = next(self._numbers)
        self._wire.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._wire.recv(SECONDS))
            if message.get("id") == number:
                assert message["type"] == "success", message
                return message["result"]
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        params = message.get("params", {})
        if message.get("method") == "network.beforeRequestSent":
            self.asked.append(params["request"]["url"])
        elif params.get("level") == "error" and HARMLESS not in str(params.get("text")):
            self.errors.append(str(params.get("text")))

    def open(self, address: str) -> None:
        """Go there."""
        self.send(
            "browsingContext.navigate", context=self.tab, url=address, wait="complete"
        )

    def map(self) -> str:
        """Return the context of the map's frame, once there is one."""

        def look() -> list[str]:
            tree = self.send("browsingContext.getTree", root=self.tab)["contexts"][0]
            return [
                each["context"]
                for each in tree["children"]
                if "streamlit_folium" in each["url"]
            ]

        frames: list[str] = until(look, bool, SECONDS)
        return frames[-1]

    def call(self, function: str, *words: str, context: str = "") -> Any:
        """Return what a function of the page gives: a text, a number or a yes or no."""
        answer = self.send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": each} for each in words],
            target={"context": context or self.tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def text(self, selector: str, wanted: str, context: str = "") -> str:
        """Return the text of an element once it holds what is wanted."""
        text: str = until(
            lambda: str(self.call(READ, selector, context=context)),
            lambda found: wanted in found,
            SECONDS,
        )
        return text

    def click(self, selector: str, context: str = "") -> None:
        """Click the middle of an element with the mouse, once it is there; once more
        when it was drawn anew meanwhile.
        """
        context = context or self.tab
        locator = {"type": "css", "value": selector}

        def is_clicked() -> bool:
            nodes = self.send(
                "browsingContext.locateNodes", context=context, locator=locator
            )["nodes"]
            return bool(nodes) and self._is_pressed(nodes[0]["sharedId"], context)

        until(is_clicked, bool, SECONDS)

    def _is_pressed(self, element: str, context: str) -> bool:
        at = {"type": "element", "element": {"sharedId": element}}
        press = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": at},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": press}
        try:
            self.send("input.performActions", context=context, actions=[mouse])
        except AssertionError as error:
            if any(reason in str(error) for reason in GONE):
                return False
            raise
        return True


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Yield a tab of a browser of its own. profile: an empty folder."""
    path, port = firefox_path(), free_port()
    assert path
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in QUIET.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    words = [path, "--headless", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [*words, "--remote-debugging-port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(HOME=str(profile)),
    ) as process:
        try:
            with _connected(f"ws://127.0.0.1:{port}/session") as wire:
                yield Firefox(wire)
        finally:
            process.terminate()


def _connected(address: str) -> ClientConnection:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with suppress(OSError):
            return connect(address, max_size=None)
        time.sleep(0.2)
    raise AssertionError("Firefox does not answer")
