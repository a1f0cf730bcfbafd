"use client";
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { Colours } from "../model/colours";
import { authorOf } from "../model/filter";
import { useReaderContext, useReading } from "./reader-context";
import { useTextLook } from "./text-look";

async function load() {
  const { authorColours, tagColours, ColourLegend } = await import("../colour-parts");
  return { authorColours, tagColours, ColourLegend };
}
type ColourParts = Awaited<ReturnType<typeof load>>;

/** What the colours of a text mean, with the legend that says it. */
interface Colouring extends Colours {
  readonly Legend: ColourParts["ColourLegend"];
}

export const ColoursContext = createContext<Colouring | null>(null);

/** What the colours of this text mean; null where they mean kinds. */
export function useColours(): Colouring | null {
  return useContext(ColoursContext);
}

/** Kept for the next text that is opened. */
let loaded: ColourParts | null = null;

/** What is fetched when it is first wanted; null until then. */
function useParts(isWanted: boolean): ColourParts | null {
  const [parts, setParts] = useState(loaded);
  const isMissing = isWanted && parts === null;
  useEffect(() => {
    if (!isMissing) return;
    const fetch = () => {
      load().then(
        (arrived) => setParts((loaded = arrived)),
        () => undefined,
      );
    };
    fetch();
    // Without a connection colours go on meaning kinds until there is one.
    window.addEventListener("online", fetch);
    return () => window.removeEventListener("online", fetch);
  }, [isMissing]);
  return isWanted ? parts : null;
}

/** The same object as long as the codebook, or who annotates, stays: every drawing depends on it. */
export function useColouring(members: readonly { readonly id: string }[]): Colouring | null {
  const { colouring } = useTextLook().look;
  const { codebook } = useReaderContext();
  const parts = useParts(colouring !== "kind");
  const annotations = useReading((state) => (colouring === "author" ? state.annotations : null));
  const authors = useMemo(
    () =>
      JSON.stringify([
        ...new Map((annotations ?? []).map((each) => [authorOf(each), each.createdBy.name])),
      ]),
    [annotations],
  );
  return useMemo(() => {
    if (!parts) return null;
    const { ColourLegend: Legend, tagColours, authorColours } = parts;
    if (colouring === "tag") return { ...tagColours(codebook), Legend };
    const known = JSON.parse(authors) as [string, string][];
    const named = known.map(([key, name]) => ({ key, name }));
    return { ...authorColours(named, members), Legend };
  }, [colouring, parts, codebook, authors, members]);
}
