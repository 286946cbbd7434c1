// Opening a place or a claim on the map. Parts of the map page's class (frontline.js).
(() => {
  "use strict";
  const { el, LIST } = window.frontlineCards;

  window.frontlinePlaces = {
    click(point) {
      const hit = this.markers.at(point);
      if (!hit) return;
      if (hit.p.places > 1 && this.map.getZoom() < this.map.getMaxZoom()) this.map.setView([hit.lat, hit.lon], Math.min(14, this.map.getZoom() + 2));
      else this.openPlace(hit.lat, hit.lon, hit.p.place_id, "");
    },

    hover(e) {
      const hit = e && this.markers.at(e.containerPoint);
      this.map.getContainer().style.cursor = hit ? "pointer" : "";
      if (!hit) { if (this.tip) this.tip.remove(); this.tip = null; return; }
      const text = hit.p.places > 1 ? `${hit.p.count} claims at ${hit.p.places} places; ${this.map.getZoom() < this.map.getMaxZoom() ? "click to zoom in" : "click to list them"}` : `${hit.p.name}: ${hit.p.count} claim${hit.p.count === 1 ? "" : "s"}`;
      const open = hit.p.unaccepted ? ` (${hit.p.unaccepted === hit.p.count ? "" : `${hit.p.unaccepted} `}not accepted)` : "";
      this.tip = this.tip || L.tooltip({ className: "fl-tip", offset: [14, 0], direction: "right" });
      this.tip.setLatLng([hit.lat, hit.lon]).setContent(el("span", {}, text + open)).addTo(this.map);
    },

    async openClaim(id) {
      const found = await this.ask("claims.json", "claim", { claim: id });
      // The view of a link was chosen with this very popup open: only a claim out of sight moves it.
      if (found && found.claims.length) this.openCard(found.claims[0], this.fromAddress ? 0 : -0.15);
    },

    openCard(claim, margin = -0.15) {
      if (window.innerWidth <= 760) document.getElementById("map_div").scrollIntoView({ block: "center" });
      if (claim.lat === null) {
        this.opening = true;
        L.popup({ maxWidth: 330 }).setLatLng(this.map.getCenter()).setContent(this.popup("No place on the map", [claim], claim.id)).openOn(this.map);
        this.opening = false;
        this.opened("", claim.id);
        return;
      }
      if (!this.map.getBounds().pad(margin).contains([claim.lat, claim.lon])) this.map.panTo([claim.lat, claim.lon], { animate: false });
      this.openPlace(claim.lat, claim.lon, claim.place_id, claim.id);
    },

    async openPlace(lat, lon, placeId, claimId) {
      const where = placeId ? { place: placeId } : { bbox: this.around(lat, lon) };
      const found = await this.ask("claims.json", "place", { ...where, limit: LIST });
      if (!found || !found.claims.length) return;
      if (claimId && !found.claims.some((c) => c.id === claimId)) {
        const own = await this.ask("claims.json", "claim", { claim: claimId });
        if (own) found.claims.unshift(...own.claims);
      }
      const first = found.claims[0];
      const places = [...new Set(found.claims.map((c) => c.name || c.place_as_written))];
      const title = places.length > 3 ? `${places.length} places close together` : [...new Set([places.join(" · "), first.region_words])].filter(Boolean).join(", ");
      this.opening = true;
      L.popup({ maxWidth: Math.min(360, this.map.getSize().x - 60), minWidth: Math.min(280, this.map.getSize().x - 70), autoPanPadding: [20, 20] })
        .setLatLng([lat, lon]).setContent(this.popup(title, found.claims, claimId, { where, after: found.after })).openOn(this.map);
      this.opening = false;
      this.opened(placeId, claimId || first.id);
    },

    // A square of the size of a marker: what lies so close cannot be told apart on the map.
    around(lat, lon) {
      const at = this.map.latLngToContainerPoint([lat, lon]), r = this.map.getZoom() < this.map.getMaxZoom() ? 1 : 14;
      const a = this.map.containerPointToLatLng([at.x - r, at.y + r]), b = this.map.containerPointToLatLng([at.x + r, at.y - r]);
      return [a.lng, a.lat, b.lng, b.lat].map((v) => v.toFixed(6)).join(",");
    },
  };
})();
