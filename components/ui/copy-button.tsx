"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, type ButtonLook } from "./button";

export interface CopyButtonProps extends ButtonLook {
  readonly text: string;
  readonly label?: string;
}

export function CopyButton({ text, label, ...look }: CopyButtonProps) {
  const t = useTranslations("Ui");
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_500);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // Without TLS there is no clipboard: the text stays on the page to be selected.
      setState("failed");
    }
  }

  return (
    <>
      <Button {...look} onClick={() => void copy()}>
        {state === "idle" ? (label ?? t("copy")) : t(state)}
      </Button>
      <span className="visually-hidden" role="status">
        {state === "idle" ? "" : t(state)}
      </span>
    </>
  );
}
