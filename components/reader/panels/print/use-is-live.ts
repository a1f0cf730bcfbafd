"use client";
import { useSyncExternalStore } from "react";

const subscribeToNothing = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;

/** Whether the page answers to keys: not while it is only what the server wrote. */
export function useIsLive(): boolean {
  return useSyncExternalStore(subscribeToNothing, isInBrowser, isOnServer);
}
