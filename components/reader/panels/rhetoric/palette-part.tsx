"use client";
import { useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { hasDemands } from "@/lib/tag/codebook-rules";
import "@/messages/card";
import { useReaderContext } from "../../context/reader-context";
import type { ReadingTag } from "../../model/codebook";
import { NearMissQuestions } from "./near-miss-questions";
import { turned, typedClaim, type RhetoricUse } from "../../model/rhetoric-use";
import { UseFields } from "./use-fields";
import styles from "./rhetoric.module.css";

interface PalettePartProps {
  readonly tag: ReadingTag | null;
  readonly use: RhetoricUse;
  /** Whether the annotation is for oneself alone. */
  readonly hidden: boolean;
  readonly onUse: (change: (use: RhetoricUse) => RhetoricUse) => void;
  readonly onOther: (slug: string) => void;
}

/** Below the list of techniques: the questions about the chosen one, and its roles. */
export function PalettePart({ tag, use, hidden, onUse, onOther }: PalettePartProps) {
  const t = useTranslations("Rhetoric");
  const { codebook } = useReaderContext();
  const asks = tag !== null && hasDemands(tag);
  const [opened, setOpen] = useState<boolean | null>(null);
  const [wasTyped] = useState(() => [use.target, use.claim, use.justification].some(Boolean));
  // What the codebook requires has to be given before anything can be saved, and what was typed
  // before is shown.
  const isClaimRefused = hidden && typedClaim(use) !== null;
  const open = isClaimRefused || (opened ?? (wasTyped || (codebook.rules.strict && asks)));
  /** Keeps keys typed in these fields from the surrounding list; Enter in a one-line field still saves. */
  const stopListKeys = (event: KeyboardEvent) => {
    const inLine = (event.target as HTMLElement).matches("input");
    if (event.key !== "Escape" && !(inLine && event.key === "Enter")) event.stopPropagation();
  };
  return (
    <div role="presentation" className={styles.part} onKeyDown={stopListKeys}>
      {tag && (
        <NearMissQuestions
          tag={tag}
          answers={use.answers}
          onAnswer={(answers) => onUse((now) => ({ ...now, answers }))}
          onOther={(other) => {
            onUse((now) => ({ ...now, answers: turned(now.answers, tag.slug, other) }));
            onOther(other);
          }}
        />
      )}
      <button
        type="button"
        className={styles.more}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t("roles")}
        {tag && asks && <small>{t(`asks.${requiredFields(tag)}`)}</small>}
      </button>
      {open && (
        <UseFields
          tag={tag}
          use={use}
          hidden={hidden}
          autoFocus={opened === true}
          onChange={(some) => onUse((now) => ({ ...now, ...some }))}
        />
      )}
    </div>
  );
}

function requiredFields({ requires, justify }: ReadingTag) {
  return `${requires || "none"}${justify ? "Why" : ""}` as const;
}
