"use client";
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import { USUAL_LOOK } from "@/lib/contract/look-as-word";
import type { TextLook } from "@/lib/contract/text-look";
import { keepLook, sendLook } from "../model/text-look";
import styles from "./text-look.module.css";

interface LookState {
  readonly look: TextLook;
  readonly setLook: (look: TextLook) => void;
}

const LookContext = createContext<LookState | null>(null);

/** Sets the texts inside as their reader likes it, and keeps that. */
export function TextLookProvider({
  personId,
  kept = USUAL_LOOK,
  children,
}: {
  readonly personId: string;
  readonly kept?: TextLook;
  readonly children: React.ReactNode;
}) {
  const [look, setLook] = useState(kept);
  // One that was chosen without a connection.
  useEffect(() => {
    const send = () => void sendLook(personId);
    send();
    window.addEventListener("online", send);
    return () => window.removeEventListener("online", send);
  }, [personId]);
  const state = useMemo(
    () => ({
      look,
      setLook(next: TextLook) {
        keepLook(personId, next);
        setLook(next);
      },
    }),
    [look, personId],
  );
  return (
    <LookContext value={state}>
      <div
        className={styles.look}
        data-size={look.size}
        data-width={look.width}
        data-colouring={look.colouring}
      >
        {children}
      </div>
    </LookContext>
  );
}

export function useTextLook(): LookState {
  const state = useContext(LookContext);
  if (!state) throw new Error("a look without its provider");
  return state;
}
