// Takes the first picture away once the map has ground and claims, or the page is another
// one; and has the map's files fetched as soon as the line is free.
const box = document.getElementById("first-picture");
const page = location.pathname;
const LONGEST = 60_000;
const LONGEST_GROUND = 10_000; // milliseconds that a drawn map may be without ground
const started = performance.now();
let drawn = 0;

/** Whether the frame shows claims on a ground; its claims alone, after a while. */
const isDrawn = (frame) => {
  try {
    const { dataset } = frame.contentDocument.documentElement;
    if (!dataset.drawn) return false;
    drawn ||= performance.now();
    return Boolean(dataset.ground) || performance.now() - drawn > LONGEST_GROUND;
  } catch {
    return false; // a frame of another origin, or one that is not there yet
  }
};

const look = () => {
  const late = performance.now() - started > LONGEST;
  const done = [...document.querySelectorAll("iframe")].some(isDrawn);
  if (done || late || location.pathname !== page) {
    box.remove();
  } else {
    setTimeout(look, 100);
  }
};

/** Ask for what the frame of the map will ask for, when Streamlit's script has come. */
const fetchLater = () => {
  const kinds = { js: "script", css: "style" };
  for (const address of box.dataset.later.split(" ").filter(Boolean)) {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = address;
    link.as = kinds[new URL(address, location.href).pathname.split(".").pop()] ?? "";
    document.head.append(link);
  }
};

if (box) {
  look();
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(({ name }) => name.endsWith("/js/pack.js"))) return;
    observer.disconnect();
    fetchLater();
  });
  observer.observe({ type: "resource", buffered: true });
}
