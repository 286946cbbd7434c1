/** What a page of ours has beside the browser's own: Leaflet, Streamlit's component. */
import type * as Leaflet from "leaflet";

declare global {
  const L: typeof Leaflet;

  interface Window {
    Streamlit: {
      setFrameHeight(height: number): void;
      setComponentValue(value: unknown): void;
    };
    /** What the page's own scripts call, and tests look at. */
    frontline: {
      start(map: Leaflet.Map, options: any): void;
      show(config: any): void;
      page?: unknown;
    };
  }
}
