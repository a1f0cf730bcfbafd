"use client";
import { Command } from "cmdk";
import { useRef, useState, type ComponentType, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import type { TagKind } from "@/lib/tag/codebook";
import type { Span } from "@/lib/span/span";
import type { Claim } from "@/components/claims/claim";
import { PropertyFields } from "@/components/annotation/property-fields";
import { propertyChanges, type PropertyDraft } from "@/components/annotation/property-draft";
import { lackingIn, misfitsIn, withProperties } from "@/lib/tag/properties";
import { useNarrow } from "../../context/use-narrow";
import { useQuickTag } from "../../context/use-quick-tag";
import { annotateClaim, meantBy } from "../../model/occurrences";
import { ClaimField } from "@/components/claims/claim-field";
import { useReaderContext } from "../../context/reader-context";
import type { ReadingTag } from "../../model/codebook";
import { detailOfUse, missingIn, NO_USE, type RhetoricUse } from "../../model/rhetoric-use";
import { useProposedQuotation } from "../../context/use-proposed-quotation";
import { detailOf } from "../../model/details";
import { AboutTag, Guidance } from "./about-tag";
import { HiddenChoice } from "./hidden-choice";
import { Question } from "./question";
import { rankTag } from "./rank-tag";
import { TagList } from "./tag-list";
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
  /** What was typed for the properties of tags. */
  readonly values: PropertyDraft;
  readonly onValues: (values: PropertyDraft) => void;
  readonly onDone: () => void;
}

/** Chooses a tag: a list that narrows while typing, a near-miss question, and one more field. */
export function PaletteChoice(props: PaletteChoiceProps) {
  const { kind, spans, note, hidden, typed, onType, values, onValues, onDone, RhetoricPart } =
    props;
  const t = useTranslations("Palette");
  const rhetoric = useTranslations("Rhetoric");
  const { reading, codebook, announce } = useReaderContext();
  const { startQuickTag } = useQuickTag();
  const narrow = useNarrow();
  const choices = codebook.choices(kind);
  const groups = new Set(choices.map(({ group }) => group));
  const leaves = choices.filter(({ slug }) => !groups.has(slug));
  const whole = choices.filter(({ slug }) => groups.has(slug));
  const [value, setValue] = useState(leaves[0]?.slug ?? "");
  const proposed = useProposedQuotation(kind, spans);
  const words = typed ?? proposed.name;
  const [picked, setPicked] = useState<Claim | null>(null);
  const [use, setUse] = useState<RhetoricUse>(NO_USE);
  const input = useRef<HTMLInputElement>(null);
  const [guiding, setGuiding] = useState(false);
  const chosen = choices.find(({ slug }) => slug === value) ?? null;
  const missing =
    kind === "rhetoric" && codebook.rules.strict ? missingIn(chosen, detailOfUse(chosen, use)) : [];
  const properties = chosen?.properties ?? [];
  const propertyValues = withProperties({}, propertyChanges(properties, {}, values));
  const wrong = new Set(misfitsIn(properties, {}, propertyValues).map(({ id }) => id));
  const unnamed = codebook.rules.strict
    ? lackingIn(properties, propertyValues).map(({ name }) => name)
    : [];
  const isRefused = missing.length > 0 || unnamed.length > 0 || wrong.size > 0;
  const mayKeep = chosen !== null && !isRefused;
  const hasWords = kind === "quotation";
  const { name, pronoun } = proposed;
  const whoIs = name ? t("means", { pronoun, name }) : t("meansWhom", { pronoun });

  const keep = (slug: string) => {
    if (slug !== "" && slug === value && isRefused) return;
    // Fields of another tag than the chosen one were not shown.
    const isChosen = slug !== "" && slug === value;
    const draft = {
      kind,
      body: note.trim(),
      visibility: hidden ? ("private" as const) : ("project" as const),
      ...detailOf({ kind, slug, statement: words, speaker: words }),
      ...(kind === "rhetoric" ? { rhetoric: detailOfUse(codebook.find(kind, slug), use) } : {}),
      ...(isChosen ? { properties: propertyValues } : {}),
    };
    const meant = kind === "claim" ? meantBy(words, picked, slug, hidden) : null;
    const id = meant ? annotateClaim(reading, spans, draft, meant) : reading.annotate(spans, draft);
    proposed.attribute(id, words);
    announce(t("kept", { what: slug ? codebook.label(slug, kind) : t(`kind.${kind}`) }));
    onDone();
    reading.store.highlightCreated(id);
  };

  const guide = (open: boolean) => {
    setGuiding(open);
    if (!open && !byFinger()) input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const closes = guiding && event.key === "Escape";
    if (!closes && (event.key !== "F1" || !chosen)) return;
    event.preventDefault();
    event.stopPropagation();
    guide(!guiding);
  };

  const ready = (
    <button
      type="button"
      className={styles.plain}
      disabled={!mayKeep}
      onClick={() => {
        keep(value);
        startQuickTag({ kind, slug: value });
      }}
    >
      {t("keepReady")}
    </button>
  );

  return (
    <Command
      className={styles.choice}
      disablePointerSelection
      onKeyDown={onKeyDown}
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
        ref={input}
        className={styles.input}
        autoFocus={!byFinger()}
        placeholder={t(`which.${kind}`)}
      />
      <TagList leaves={leaves} groups={whole} value={value} hidden={guiding} onKeep={keep} />
      <div role="presentation" className={styles.below} onKeyDown={stopEnterOnButtons}>
        {chosen && guiding && <Guidance tag={chosen} onBack={() => guide(false)} />}
        {chosen && !guiding && <AboutTag tag={chosen} onMore={() => guide(true)} />}
        <div className={styles.fields}>
          {kind === "rhetoric" ? (
            <RhetoricPart tag={chosen} use={use} onUse={setUse} onOther={setValue} />
          ) : (
            chosen && <Question tag={chosen} onOther={setValue} />
          )}
          {properties.length > 0 && (
            <div role="presentation" className={styles.properties} onKeyDown={stopListKeys}>
              <PropertyFields
                properties={properties}
                values={values}
                wrong={wrong}
                onChange={onValues}
              />
            </div>
          )}
          <div className={styles.more}>
            {kind === "claim" && (
              <ClaimField
                projectId={reading.place.projectId}
                label={t("words.claim")}
                value={words}
                picked={picked}
                onChange={onType}
                onPick={(claim) => {
                  setPicked(claim);
                  if (claim && choices.some(({ slug }) => slug === claim.type))
                    setValue(claim.type);
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
            {proposed.cue && (
              <p className={styles.hint}>{t("proposedBy", { cue: proposed.cue })}</p>
            )}
            {narrow && ready}
          </div>
        </div>
        <div className={styles.foot}>
          {missing.length + unnamed.length > 0 && (
            <p role="status">
              {rhetoric("asked", {
                what: [...missing.map((each) => rhetoric(`lacks.${each}`)), ...unnamed].join(", "),
              })}
            </p>
          )}
          <div className={styles.row}>
            <HiddenChoice hidden={hidden} />
            <button type="button" className={styles.plain} onClick={() => keep("")}>
              {t("withoutDetails")}
            </button>
            {!narrow && ready}
            <button
              type="button"
              className={styles.keep}
              disabled={!mayKeep}
              onClick={() => keep(value)}
            >
              {t("keep")} <kbd aria-hidden="true">↵</kbd>
            </button>
          </div>
        </div>
      </div>
    </Command>
  );
}

/** Keeps keys typed in a field from the list around it; Enter still saves. */
function stopListKeys(event: KeyboardEvent): void {
  const isSelect = (event.target as HTMLElement).matches("select");
  if (event.key !== "Escape" && (isSelect || event.key !== "Enter")) event.stopPropagation();
}

/** Enter on a button presses it, and does not keep the chosen tag as it does elsewhere. */
function stopEnterOnButtons(event: KeyboardEvent): void {
  if (event.key === "Enter" && (event.target as HTMLElement).closest("button")) {
    event.stopPropagation();
  }
}

/** On touch screens a focused field brings up the keyboard, which would hide the list. */
function byFinger(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}
