"use client";
import { Command } from "cmdk";
import { useState, type ComponentType } from "react";
import { useTranslations } from "use-intl";
import type { TagKind } from "@/lib/tag/codebook";
import type { Span } from "@/lib/span/span";
import type { Claim } from "@/components/claims/claim";
import { useQuickTag } from "../../context/use-quick-tag";
import { annotateClaim, meantBy } from "../../model/occurrences";
import { ClaimField } from "@/components/claims/claim-field";
import { useReaderContext } from "../../context/reader-context";
import type { ReadingTag } from "../../model/codebook";
import { detailOfUse, NO_USE, type RhetoricUse } from "../../model/rhetoric-use";
import { useProposedQuotation } from "../../context/use-proposed-quotation";
import { detailOf } from "../../model/details";
import { HiddenChoice } from "./hidden-choice";
import { rankTag } from "./rank-tag";
import styles from "./palette.module.css";

interface RhetoricPartProps {
  readonly tag: ReadingTag | null;
  readonly use: RhetoricUse;
  readonly onUse: (change: (use: RhetoricUse) => RhetoricUse) => void;
  readonly onOther: (slug: string) => void;
}

/** What other panels contribute to the palette. */
export interface PaletteParts {
  readonly RhetoricPart: ComponentType<RhetoricPartProps>;
}

interface PaletteChoiceProps extends PaletteParts {
  readonly kind: TagKind;
  readonly spans: readonly Span[];
  readonly note: string;
  /** Whether the annotation is for oneself alone. */
  readonly hidden: boolean;
  /** What was typed as the claim or the speaker before, where the palette was left. */
  readonly typed?: string;
  readonly onType: (words: string) => void;
  readonly onDone: () => void;
}

/** Chooses a tag: a list that narrows while typing, a near-miss question, and one more field. */
export function PaletteChoice(props: PaletteChoiceProps) {
  const { kind, spans, note, hidden, typed, onType, onDone, RhetoricPart } = props;
  const t = useTranslations("Palette");
  const { reading, codebook, announce } = useReaderContext();
  const { startQuickTag } = useQuickTag();
  const choices = codebook.choices(kind);
  const groups = new Set(choices.map(({ group }) => group));
  const leaves = choices.filter(({ slug }) => !groups.has(slug));
  const whole = choices.filter(({ slug }) => groups.has(slug));
  const [value, setValue] = useState(leaves[0]?.slug ?? "");
  const proposed = useProposedQuotation(kind, spans);
  const words = typed ?? proposed.name;
  const [picked, setPicked] = useState<Claim | null>(null);
  const [use, setUse] = useState<RhetoricUse>(NO_USE);
  const chosen = choices.find(({ slug }) => slug === value) ?? null;
  const hasWords = kind === "quotation";
  const { name, pronoun } = proposed;
  const whoIs = name ? t("means", { pronoun, name }) : t("meansWhom", { pronoun });

  const keep = (slug: string) => {
    const draft = {
      kind,
      body: note.trim(),
      visibility: hidden ? ("private" as const) : ("project" as const),
      ...detailOf({ kind, slug, statement: words, speaker: words }),
      ...(kind === "rhetoric" ? { rhetoric: detailOfUse(codebook.find(kind, slug), use) } : {}),
    };
    const meant = kind === "claim" ? meantBy(words, picked, slug, hidden) : null;
    const id = meant ? annotateClaim(reading, spans, draft, meant) : reading.annotate(spans, draft);
    proposed.attribute(id, words);
    announce(t("kept", { what: slug ? codebook.label(slug, kind) : t(`kind.${kind}`) }));
    onDone();
    reading.store.highlightCreated(id);
  };

  return (
    <Command
      className={styles.choice}
      label={t(`which.${kind}`)}
      value={value}
      onValueChange={setValue}
      filter={(slug, typed) =>
        rankTag(
          choices.find((tag) => tag.slug === slug),
          typed,
        )
      }
    >
      <Command.Input
        className={styles.input}
        autoFocus={!byFinger()}
        placeholder={t(`which.${kind}`)}
      />
      <Command.List className={styles.list}>
        <Command.Empty className={styles.hint}>{t("none")}</Command.Empty>
        {leaves.map((tag) => (
          <Choice key={tag.slug} tag={tag} onKeep={keep} />
        ))}
        {whole.length > 0 && (
          <Command.Group heading={t("groups")} className={styles.group}>
            {whole.map((tag) => (
              <Choice key={tag.slug} tag={tag} onKeep={keep} />
            ))}
          </Command.Group>
        )}
      </Command.List>
      {kind === "rhetoric" ? (
        <RhetoricPart tag={chosen} use={use} onUse={setUse} onOther={setValue} />
      ) : (
        chosen && <Question tag={chosen} onOther={setValue} />
      )}
      <div className={styles.part}>
        {kind === "claim" && (
          <ClaimField
            projectId={reading.place.projectId}
            label={t("words.claim")}
            value={words}
            picked={picked}
            onChange={onType}
            onPick={(claim) => {
              setPicked(claim);
              if (claim && choices.some(({ slug }) => slug === claim.type)) setValue(claim.type);
            }}
          />
        )}
        {hasWords && (
          <input
            className={styles.input}
            aria-label={t(`words.${kind}`)}
            placeholder={t(`words.${kind}`)}
            dir="auto"
            value={words}
            onChange={(event) => onType(event.target.value)}
          />
        )}
        {kind === "claim" && hidden && (
          <p className={styles.hint} role="status">
            {t(picked ? "carriesInPrivate" : "noClaimInPrivate")}
          </p>
        )}
        {hasWords && proposed.pronoun && (
          <p className={styles.hint}>
            <span dir="auto">{whoIs}</span>
          </p>
        )}
        {proposed.cue && <p className={styles.hint}>{t("proposedBy", { cue: proposed.cue })}</p>}
        <div className={styles.row}>
          <HiddenChoice hidden={hidden} />
          <button type="button" className={styles.plain} onClick={() => keep("")}>
            {t("withoutDetails")}
          </button>
          <button
            type="button"
            className={styles.plain}
            disabled={!chosen}
            onClick={() => {
              keep(value);
              startQuickTag({ kind, slug: value });
            }}
          >
            {t("keepReady")}
          </button>
          <button
            type="button"
            className={styles.keep}
            disabled={!chosen}
            onClick={() => keep(value)}
          >
            {t("keep")} <kbd aria-hidden="true">↵</kbd>
          </button>
        </div>
      </div>
    </Command>
  );
}

function Choice({ tag, onKeep }: { tag: ReadingTag; onKeep: (slug: string) => void }) {
  return (
    <Command.Item value={tag.slug} className={styles.option} onSelect={onKeep}>
      <b>{tag.label}</b>
      <small>{tag.definition}</small>
    </Command.Item>
  );
}

/** The question that separates the chosen tag from the one it is most often confused with. */
function Question({ tag, onOther }: { tag: ReadingTag; onOther: (slug: string) => void }) {
  const t = useTranslations("Palette");
  const { codebook } = useReaderContext();
  const [at, setAt] = useState(0);
  const questions = codebook.questions(tag);
  const question = questions[at % Math.max(1, questions.length)];
  if (!question) return null;
  const { other } = question;
  return (
    <div className={styles.question}>
      <p>
        <b>{t("versus", { one: tag.label, other: other.label })}</b> {question.question}
      </p>
      <div className={styles.row}>
        <button type="button" className={styles.plain} onClick={() => onOther(other.slug)}>
          {t("rather", { other: other.label })}
        </button>
        {questions.length > 1 && (
          <button type="button" className={styles.plain} onClick={() => setAt(at + 1)}>
            {t("nextQuestion", { at: (at % questions.length) + 1, of: questions.length })}
          </button>
        )}
      </div>
    </div>
  );
}

/** On touch screens a focused field brings up the keyboard, which would hide the list. */
function byFinger(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}
