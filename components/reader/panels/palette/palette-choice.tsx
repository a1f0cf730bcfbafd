"use client";
import { Command } from "cmdk";
import { useRef, useState, type ComponentType, type KeyboardEvent } from "react";
import { v7 as newId } from "uuid";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import type { TagKind } from "@/lib/tag/codebook";
import type { Span } from "@/lib/span/span";
import { PropertyFields } from "@/components/annotation/property-fields";
import { propertyChanges } from "@/components/annotation/property-draft";
import { lackingIn, misfitsIn, withProperties } from "@/lib/tag/properties";
import "@/messages/card";
import { useNarrow } from "../../context/use-narrow";
import { useQuickTag } from "../../context/use-quick-tag";
import { annotateClaim, meantBy, registerServed } from "../../model/occurrences";
import { ClaimField } from "@/components/claims/claim-field";
import { useReaderContext } from "../../context/reader-context";
import type { ReadingTag } from "../../model/codebook";
import {
  detailOfUse,
  missingIn,
  typedClaim,
  withTypedClaim,
  type RhetoricUse,
} from "../../model/rhetoric-use";
import { useProposedQuotation } from "../../context/use-proposed-quotation";
import { detailOf, namedAs } from "../../model/details";
import { AboutTag, Guidance } from "./about-tag";
import { HiddenChoice } from "./hidden-choice";
import { Question } from "./question";
import { rankTag } from "./rank-tag";
import { TagList } from "./tag-list";
import type { usePaletteDraft } from "./use-palette-draft";
import styles from "./palette.module.css";

interface RhetoricPartProps {
  readonly tag: ReadingTag | null;
  readonly use: RhetoricUse;
  readonly hidden: boolean;
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
  /** Whether the annotation is for oneself alone. */
  readonly hidden: boolean;
  /** What was typed for these words, before the palette was left too. */
  readonly draft: ReturnType<typeof usePaletteDraft>;
  readonly onDone: () => void;
}

/** Chooses a tag: a list that narrows while typing, a near-miss question, and one more field. */
export function PaletteChoice(props: PaletteChoiceProps) {
  const { kind, spans, hidden, draft: typed, onDone, RhetoricPart } = props;
  const { note, claim: picked, values, use } = typed;
  const t = useTranslations("Palette");
  const rhetoric = useTranslations("Rhetoric");
  const toast = useToast();
  const { reading, codebook, announce } = useReaderContext();
  const { startQuickTag } = useQuickTag();
  const narrow = useNarrow();
  const choices = codebook.choices(kind);
  const groups = new Set(choices.map(({ group }) => group));
  const leaves = choices.filter(({ slug }) => !groups.has(slug));
  const whole = choices.filter(({ slug }) => groups.has(slug));
  const [value, setValue] = useState(leaves[0]?.slug ?? "");
  const proposed = useProposedQuotation(kind, spans);
  const words = typed.words[kind] ?? proposed.name;
  const [search, setSearch] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const [guiding, setGuiding] = useState(false);
  const chosen = choices.find(({ slug }) => slug === value) ?? null;
  const missing =
    kind === "rhetoric" && codebook.rules.strict
      ? missingIn(chosen, detailOfUse(chosen, withTypedClaim(use, "typed")))
      : [];
  // A claim that only its writer sees can not go into the register, which everyone reads.
  const isUnkept = kind === "rhetoric" && hidden && typedClaim(use) !== null;
  /** What was typed and names no tag: where words are free, it is kept as one. */
  const unmatched = chosen === null ? search.trim() : "";
  const freeWord = codebook.rules.closed ? "" : unmatched;
  const properties = chosen?.properties ?? [];
  const propertyValues = withProperties({}, propertyChanges(properties, {}, values));
  const wrong = new Set(misfitsIn(properties, {}, propertyValues).map(({ id }) => id));
  const unnamed = codebook.rules.strict
    ? lackingIn(properties, propertyValues).map(({ name }) => name)
    : [];
  const isRefused = missing.length > 0 || unnamed.length > 0 || wrong.size > 0;
  const mayKeep = chosen !== null && !isRefused && !isUnkept;
  const hasWords = kind === "quotation";
  const { name, pronoun } = proposed;
  const whoIs = name ? t("means", { pronoun, name }) : t("meansWhom", { pronoun });

  const keep = (slug: string) => {
    if (isUnkept || (slug !== "" && slug === value && isRefused)) return;
    // Fields of another tag than the chosen one were not shown.
    const isChosen = slug !== "" && slug === value;
    const id = newId();
    const isRhetoric = kind === "rhetoric";
    const named = isRhetoric ? registerServed(reading, id, use) : use;
    const draft = {
      id,
      kind,
      ...(slug === "" && freeWord !== "" ? { tags: [freeWord] } : {}),
      body: note.trim(),
      visibility: hidden ? ("private" as const) : ("project" as const),
      ...detailOf({ kind, slug, statement: words, speaker: words }),
      ...(isRhetoric ? { rhetoric: detailOfUse(codebook.find(kind, slug), named) } : {}),
      ...(isChosen ? { properties: propertyValues } : {}),
    };
    const meant = kind === "claim" ? meantBy(words, picked, slug, hidden) : null;
    if (meant) annotateClaim(reading, spans, draft, meant);
    else reading.annotate(spans, draft);
    proposed.attribute(id, words);
    announce(t("kept", { what: slug ? codebook.label(slug, kind) : t(`kind.${kind}`) }));
    if (slug === "" && chosen) sayWhatIsMissing(id, chosen);
    onDone();
    reading.store.highlightCreated(id);
  };

  /** What was typed for the properties of a tag goes with the tag, and can be added after all. */
  const sayWhatIsMissing = (id: string, { slug, label }: ReadingTag) => {
    const names = properties.filter((each) => propertyValues[each.id] !== undefined);
    if (names.length === 0) return;
    const add = () => {
      const made = reading.store.now().byId.get(id);
      if (made) reading.edit(made, { ...namedAs(kind, slug), properties: propertyValues });
    };
    const fields = names.map(({ name }) => name).join(", ");
    const action = isRefused ? undefined : { label: t("addThem"), onPress: add };
    toast({ text: t("withoutFields", { fields, label }), action });
  };

  /** Another tag, to which a question led: the list shows it, and its own questions begin. */
  const take = (slug: string) => {
    const other = choices.find((tag) => tag.slug === slug);
    if (other && rankTag(other, search) === 0) setSearch(other.label);
    setValue(slug);
    fields.current?.scrollTo({ top: 0 });
    if (!byFinger()) input.current?.focus();
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
        value={search}
        onValueChange={setSearch}
      />
      <TagList
        leaves={leaves}
        groups={whole}
        value={value}
        hidden={guiding}
        typed={unmatched}
        onKeep={keep}
      />
      <div role="presentation" className={styles.below} onKeyDown={stopEnterOnButtons}>
        {chosen && guiding && <Guidance tag={chosen} onBack={() => guide(false)} />}
        {chosen && !guiding && <AboutTag tag={chosen} onMore={() => guide(true)} />}
        <div ref={fields} className={styles.fields}>
          {kind === "rhetoric" ? (
            <RhetoricPart
              tag={chosen}
              use={use}
              hidden={hidden}
              onUse={typed.setUse}
              onOther={take}
            />
          ) : (
            chosen && <Question tag={chosen} onOther={take} />
          )}
          {properties.length > 0 && (
            <div role="presentation" className={styles.properties} onKeyDown={stopListKeys}>
              <PropertyFields
                properties={properties}
                values={values}
                wrong={wrong}
                onChange={typed.setValues}
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
                onChange={(typedWords) => typed.setWords(kind, typedWords)}
                onPick={(claim) => {
                  typed.setClaim(claim);
                  if (claim && choices.some(({ slug }) => slug === claim.type))
                    setValue(claim.type);
                }}
              />
            )}
            {hasWords && (
              <label className={styles.named}>
                {t(`words.${kind}`)}
                <input
                  className={styles.input}
                  dir="auto"
                  value={words}
                  onChange={(event) => typed.setWords(kind, event.target.value)}
                />
              </label>
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
            <button
              type="button"
              className={styles.plain}
              disabled={isUnkept}
              onClick={() => keep("")}
            >
              {freeWord ? t("withFreeWord", { word: freeWord }) : t("withoutDetails")}
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
