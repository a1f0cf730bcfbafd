"use client";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Span } from "@/lib/span/span";

/** Words that were selected in the second document: code points, ready to be sent. */
export interface Picked {
  readonly documentId: string;
  readonly title: string;
  readonly revision: number;
  readonly target: readonly {
    readonly start: number;
    readonly end: number;
    readonly exact: string;
  }[];
}

interface Asked {
  /** A sentence that says what the words are wanted for. */
  readonly prompt: string;
  onPicked(picked: Picked): void;
}

export type Pane = "first" | "second";

/** The second document: which it is, where it should stand, and what its words are wanted for. */
export interface Beside {
  readonly documentId: string | null;
  /** Code points to scroll to, since whoever asks need not have that text. */
  readonly scrollTo: Span | null;
  readonly picking: Asked | null;
  /** On narrow screens only one of the two is seen. */
  readonly seen: Pane;
  open(documentId: string, options?: { readonly scrollTo?: Span }): void;
  close(): void;
  /** The next words that are selected in the second document are handed over, not tagged. */
  pick(asked: Asked): void;
  stopPicking(): void;
  see(pane: Pane): void;
  /** The one in which something was done last: keys belong to it. */
  isActive(pane: Pane): boolean;
  activate(pane: Pane): void;
}

const NAME = "beside";
const BesideContext = createContext<Beside | null>(null);

export function useBeside(): Beside {
  const beside = useContext(BesideContext);
  if (!beside) throw new Error("outside the reading page");
  return beside;
}

interface Opened {
  readonly documentId: string;
  readonly scrollTo: Span | null;
}

/** Keeps the second document, and its id in the address: `?beside=…`. */
export function BesideProvider({ children }: { children: React.ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [picking, setPicking] = useState<Asked | null>(null);
  const [seen, setSeen] = useState<Pane>("first");
  const active = useRef<Pane>("first");

  useEffect(() => {
    const follow = () => {
      const id = new URLSearchParams(window.location.search).get(NAME) ?? "";
      const documentId = /^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : null;
      setOpened(documentId === null ? null : { documentId, scrollTo: null });
    };
    follow();
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);

  const open = useCallback<Beside["open"]>((documentId, options = {}) => {
    say(documentId);
    setOpened({ documentId, scrollTo: options.scrollTo ?? null });
    setSeen("second");
    active.current = "second";
  }, []);
  const close = useCallback(() => {
    say(null);
    setOpened(null);
    setPicking(null);
    setSeen("first");
    active.current = "first";
  }, []);

  const beside = useMemo(
    (): Beside => ({
      documentId: opened?.documentId ?? null,
      scrollTo: opened?.scrollTo ?? null,
      ...{ picking, seen, open, close },
      pick: (asked) => {
        setPicking(asked);
        setSeen("second");
      },
      stopPicking: () => setPicking(null),
      see: (pane) => {
        setSeen(pane);
        active.current = pane;
      },
      isActive: (pane) => active.current === pane,
      activate: (pane) => {
        active.current = pane;
      },
    }),
    [opened, picking, seen, open, close],
  );
  return <BesideContext value={beside}>{children}</BesideContext>;
}

function say(documentId: string | null): void {
  const address = new URL(window.location.href);
  if (documentId) address.searchParams.set(NAME, documentId);
  else address.searchParams.delete(NAME);
  window.history.replaceState(window.history.state, "", address);
}
