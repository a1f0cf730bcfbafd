"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { byKeyName } from "@/components/ui/key-names";
import { isTypedElsewhere } from "@/components/ui/typed-elsewhere";

interface Stops {
  /** What the ids of the stops begin with; their numbers, from 1, follow. */
  readonly prefix: string;
  readonly total: number;
  /** By page: the first stop on it or after it. */
  readonly firstOnPages: readonly number[];
  readonly page: number;
  /** The address of a page, with the id of a stop as its fragment. */
  readonly hrefOf: (page: number, id: string) => string;
}

/**
 * The numbered stop of a text in pages that the person stands on, 0 before the first, and how to go to
 * another one: by N and P, J and K too.
 */
export function useStops({ prefix, total, firstOnPages, page, hrefOf }: Stops) {
  const router = useRouter();
  const [at, setAt] = useState(0);
  const go = (stop: number) => {
    if (stop < 1 || stop > total) return;
    const there = firstOnPages.findLastIndex((first) => first <= stop) + 1;
    setAt(stop);
    if (there === page) show(prefix + stop);
    else router.push(hrefOf(there, prefix + stop));
  };
  /** Where the focus is counts, if it is in a stop. */
  const current = () => {
    const focused = window.document.activeElement?.closest(`[id^=${prefix}]`);
    return focused ? Number(focused.id.slice(prefix.length)) : at;
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTypedElsewhere(event)) return;
    const step = byKeyName(event, (name) => ({ n: 1, j: 1, p: -1, k: -1 })[name]);
    if (step === undefined) return;
    go(current() + step);
    event.preventDefault();
  });
  const onFocus = useEffectEvent(() => setAt(current()));
  useEffect(() => {
    addEventListener("keydown", onKey);
    addEventListener("focusin", onFocus);
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener("focusin", onFocus);
    };
  }, []);
  // An address, or a step from another page, names the stop to begin with.
  const onPage = useEffectEvent(() => {
    const id = window.location.hash.slice(1);
    if (id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length))) show(id);
  });
  useEffect(() => onPage(), [page]);
  return { at, go, current };
}

function show(id: string): void {
  const shown = window.document.getElementById(id);
  shown?.focus({ preventScroll: true });
  shown?.scrollIntoView({ block: "center" });
}
