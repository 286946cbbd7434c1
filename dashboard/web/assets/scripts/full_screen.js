/** The button of a map that makes it as large as the screen. */
import { controlOf, icon } from "./controls.js";
import { element } from "./dom.js";
import { text } from "./texts.js";

/**
 * Return the control, null where the browser or the page around lets no part of a page
 * fill the screen.
 *
 * @param {HTMLElement} box what fills the screen
 * @returns {import("leaflet").Control | null}
 */
export const fullScreenControl = (box) => {
  if (!document.fullscreenEnabled) return null;
  const button = element(
    "button",
    { type: "button", class: "fl-tool fl-fullscreen", "aria-pressed": "false" },
    icon("M-6 -2V-6H-2M2 -6H6V-2M6 2V6H2M-2 6H-6V2"),
  );
  const dress = () => {
    const on = document.fullscreenElement === box;
    button.setAttribute("aria-pressed", String(on));
    button.title = text(on ? "tools.leave_full" : "tools.full");
    button.setAttribute("aria-label", button.title);
  };
  dress();
  document.addEventListener("fullscreenchange", dress);
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else box.requestFullscreen().catch(() => button.remove());
  });
  return controlOf(button, "topleft");
};
