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
import { pushUrl } from "@/components/replace-url";
import type { CodePointSpan } from "@/lib/contract/offsets";
import type { CommandId } from "../model/commands/commands";
import type { CommandRunner } from "../model/commands/runner";
import type { PickedWords } from "../model/picked-words";

interface PickRequest {
  /** The document whose words are wanted. */
  readonly from: Pane;
  /** A sentence that says what the words are wanted for. */
  readonly prompt: string;
  onPicked(picked: PickedWords): void;
}

export type Pane = "first" | "second";

/** The second document: its id, where to scroll it, and what a selection in it is for. */
export interface Beside {
  readonly first: First;
  readonly documentId: string | null;
  /** Where to scroll, in code points, since the caller need not have that text. */
  readonly passage: { readonly pane: Pane; readonly span: CodePointSpan } | null;
  readonly picking: PickRequest | null;
  /** On narrow screens only one of the two is visible. */
  readonly seen: Pane;
  /** Opens a document as the second one. If it is the first, only switches to it. */
  open(documentId: string, options?: { readonly scrollTo?: CodePointSpan }): void;
  close(): void;
  /** Passes the next words selected in a document to the caller instead of tagging them. */
  pick(request: PickRequest): void;
  stopPicking(): void;
  see(pane: Pane): void;
  /** The pane that was used last receives the keys. */
  isActive(pane: Pane): boolean;
  activate(pane: Pane): void;
  /** Makes the commands of a pane known to the page; the answer ends that. */
  registerCommands(pane: Pane, runner: CommandRunner): () => void;
  /** Runs a command in the pane that was used last. */
  runCommand(id: CommandId): void;
}

/** The document of the page itself. */
interface First {
  readonly id: string;
  readonly title: string;
}

const NAME = "beside";
const BesideContext = createContext<Beside | null>(null);

export function useBeside(): Beside {
  const beside = useContext(BesideContext);
  if (!beside) throw new Error("outside the reading page");
  return beside;
}

/** Holds the second document and keeps its id in the URL: `?beside=…`. */
export function BesideProvider({ id, title, children }: First & { children: React.ReactNode }) {
  const [documentId, setDocumentId] = useState<string | null>(null);
  const [passage, setPassage] = useState<Beside["passage"]>(null);
  const [picking, setPicking] = useState<PickRequest | null>(null);
  const [seen, setSeen] = useState<Pane>("first");
  const active = useRef<Pane>("first");
  const runners = useRef(new Map<Pane, CommandRunner>());

  useEffect(() => {
    const follow = () => {
      const named = (new URLSearchParams(window.location.search).get(NAME) ?? "").toLowerCase();
      setDocumentId(/^[0-9a-f-]{36}$/.test(named) && named !== id ? named : null);
      setPassage(null);
    };
    follow();
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [id]);

  const see = useCallback((pane: Pane) => {
    setSeen(pane);
    active.current = pane;
  }, []);
  const open = useCallback<Beside["open"]>(
    (opened, { scrollTo } = {}) => {
      const pane = opened === id ? "first" : "second";
      if (pane === "second") {
        setSecondInUrl(opened);
        setDocumentId(opened);
      }
      setPassage(scrollTo ? { pane, span: scrollTo } : null);
      see(pane);
    },
    [id, see],
  );
  const close = useCallback(() => {
    setSecondInUrl(null);
    setDocumentId(null);
    setPassage(null);
    setPicking(null);
    see("first");
  }, [see]);

  const stopPicking = useCallback(() => setPicking(null), []);

  const registerCommands = useCallback<Beside["registerCommands"]>((pane, runner) => {
    const known = runners.current;
    known.set(pane, runner);
    return () => {
      if (known.get(pane) === runner) known.delete(pane);
    };
  }, []);

  const beside = useMemo(
    (): Beside => ({
      first: { id, title },
      documentId,
      passage,
      picking,
      seen,
      open,
      close,
      see,
      pick: (request) => {
        setPicking(request);
        see(request.from);
      },
      stopPicking,
      registerCommands,
      runCommand: (id) => void runners.current.get(active.current)?.run(id),
      isActive: (pane) => active.current === pane,
      activate: (pane) => {
        active.current = pane;
      },
    }),
    [
      id,
      title,
      documentId,
      passage,
      picking,
      seen,
      open,
      close,
      see,
      stopPicking,
      registerCommands,
    ],
  );
  return <BesideContext value={beside}>{children}</BesideContext>;
}

function setSecondInUrl(documentId: string | null): void {
  const address = new URL(window.location.href);
  if (documentId) address.searchParams.set(NAME, documentId);
  else address.searchParams.delete(NAME);
  pushUrl(address);
}
