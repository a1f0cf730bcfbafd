"use client";
import { useEffect } from "react";
import { useRefreshPage } from "./use-page-again";

/** Milliseconds between two readings of a page that no single feed tells about. */
const PERIOD_MS = 30_000;

/** Refreshes a page that shows many projects: when somebody comes back to it, and while it is seen. */
export function RefreshWhenSeen() {
  const refresh = useRefreshPage();
  useEffect(() => {
    const refreshIfSeen = () => {
      if (document.visibilityState === "visible") refresh();
    };
    document.addEventListener("visibilitychange", refreshIfSeen);
    window.addEventListener("focus", refreshIfSeen);
    const timer = setInterval(refreshIfSeen, PERIOD_MS);
    return () => {
      document.removeEventListener("visibilitychange", refreshIfSeen);
      window.removeEventListener("focus", refreshIfSeen);
      clearInterval(timer);
    };
  }, [refresh]);
  return null;
}
