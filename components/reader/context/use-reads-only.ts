import { useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { useReaderContext } from "./reader-context";

/** Tells who may not annotate, once on a page, why nothing follows when words are selected. */
export function useReadsOnly(): () => void {
  const t = useTranslations("RoleRequest");
  const { reading, announce } = useReaderContext();
  const { store, me } = reading;
  const isTold = useRef(false);
  return useCallback(() => {
    if (isTold.current) return;
    isTold.current = true;
    store.openReadsOnly();
    announce(t(me.finished ? "finished" : "readsOnly"));
  }, [t, store, me, announce]);
}
