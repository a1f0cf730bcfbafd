import { hasPlace } from "@/lib/annotation/annotation";
import { useEffect, useRef } from "react";
import { annotationIn, isToSelect, placeIn, showInUrl } from "../model/annotation-url";
import { filterFrom, filterMatches, queryOf } from "../model/filter";
import type { Reading } from "../model/reading";
import type { SurfaceHandle } from "../model/surface-handle";

/**
 * Keeps the URL in step with the page: the filter in the query, the open annotation in the
 * fragment. A URL that names an annotation opens it, even if the filter would hide it.
 */
export function useUrl(
  reading: Reading,
  surface: () => SurfaceHandle | null,
  onMissing: () => void,
): void {
  const missing = useRef(onMissing);
  useEffect(() => {
    missing.current = onMissing;
  });

  useEffect(() => {
    const { store } = reading;
    store.setFilter(filterFrom(new URLSearchParams(window.location.search)));
    let annotationId = annotationIn(window.location.hash);

    const follow = () => {
      const { byId, loading, filter, families } = store.now();
      if (annotationId === null) return;
      const annotation = byId.get(annotationId);
      if (!annotation) {
        if (loading !== "ready") return;
        annotationId = null;
        return missing.current();
      }
      const id = annotationId;
      annotationId = null;
      if (!filterMatches(filter, annotation, families)) store.clearFilter();
      store.openAnnotation(id);
      // Wait until the overlay and the cards are drawn.
      requestAnimationFrame(() => {
        if (!hasPlace(annotation)) document.getElementById(`unplaced-${id}`)?.scrollIntoView();
        else surface()?.scrollTo(id);
      });
    };
    const onHash = () => {
      annotationId = annotationIn(window.location.hash);
      follow();
      showPlace();
    };
    // Wait until the text is drawn.
    const showPlace = () => {
      const { hash } = window.location;
      const place = placeIn(hash, reading.index);
      if (!place) return;
      requestAnimationFrame(() => {
        surface()?.reveal([place]);
        if (isToSelect(hash)) surface()?.select(place);
      });
    };
    const stop = store.listen(() => {
      follow();
      const { openId, filter } = store.now();
      if (annotationId === null)
        showInUrl(openId, queryOf(filter, new URLSearchParams(window.location.search)));
    });
    window.addEventListener("hashchange", onHash);
    follow();
    showPlace();
    return () => {
      stop();
      window.removeEventListener("hashchange", onHash);
    };
  }, [reading, surface]);
}
