import { useSyncExternalStore } from "react";
import { isSnapping, onSnappingChange } from "../model/whole-words";

/** Whether selections made with mouse or finger grow to whole words. */
export function useSnapping(): boolean {
  return useSyncExternalStore(onSnappingChange, isSnapping, () => true);
}
