import { useEffect, useState } from "react";
import { CITATION_STYLES, type CitationStyle } from "@/lib/contract/source-terms";
import { browserShelf } from "../shelf";

const KEY = "obelus/citation-style";

/** The style in which sources are shown and copied; the browser remembers it. */
export function useCitationStyle(): readonly [CitationStyle, (style: string) => void] {
  const [style, setStyle] = useState<CitationStyle>("apa");
  // The server does not know it, so that the page begins as the server drew it.
  useEffect(() => {
    setStyle(styleNamed(browserShelf()?.getItem(KEY)));
  }, []);
  return [
    style,
    (name) => {
      const chosen = styleNamed(name);
      setStyle(chosen);
      try {
        browserShelf()?.setItem(KEY, chosen);
      } catch {
        // A full or closed storage forgets it; the choice stands for this page.
      }
    },
  ];
}

function styleNamed(name: string | null | undefined): CitationStyle {
  return CITATION_STYLES.find((one) => one === name) ?? "apa";
}
