"use client";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useSpeakerNames } from "@/components/speakers/speaker-field";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Problem } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import "@/messages/card";
import { useReaderContext } from "../../context/reader-context";
import { useDraft } from "../../context/use-draft";
import { usePanelCommands } from "../../context/use-commands";
import { mayAnnotate } from "../../model/rights";
import { findEnclosingQuotation, attributionInputFrom } from "../../model/attribution";
import { spokenWords } from "../../model/operations/set-attribution";
import { PROPOSED_SPEAKERS } from "./draft-names";
import { PROPOSAL_COMMANDS } from "./proposal-commands";
import { ProposalMarks } from "./proposal-marks";
import { usePlaceIn } from "../../context/use-place-in";
import { useProposals, type Proposal } from "../../context/use-proposals";
import styles from "./quotation.module.css";

/** What tells a proposal from the others of its text. */
function keyOf({ start, end }: Proposal): string {
  return `${start} ${end}`;
}

/** The panel of the proposals, while it is open. */
export function OpenProposals({ layout }: { layout: number }) {
  const t = useTranslations("Proposals");
  const words = useTranslations("Draft");
  const toast = useToast();
  const { reading, surface, announce } = useReaderContext();
  const { drafts, store, place, me } = reading;
  const mayMark = mayAnnotate(me);
  const { open, more, isLoading, problem, dismiss, restore } = useProposals();
  const naming = useDraft(
    PROPOSED_SPEAKERS,
    () => ({}) as Readonly<Record<string, string>>,
    () => store.closeProposals(),
  );
  const setName = (proposal: Proposal, to: string) =>
    naming.change((names) => ({ ...names, [keyOf(proposal)]: to }));
  const speakers = useId();
  const panel = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const last = useRef<{ action: "take" | "dismiss"; proposal: Proposal } | null>(null);
  const [shown, goTo] = usePlaceIn(open);
  const current = open[shown];
  const [isNaming, setNaming] = useState(false);
  const name = current ? (naming.draft[keyOf(current)] ?? current.speakerName) : "";
  const known = useSpeakerNames(place.projectId, name);
  const pronoun = current ? pronounOf(place.text, current) : "";

  useEffect(() => {
    // On a narrow screen an open card would cover the panel.
    store.closeAnnotation();
    panel.current?.focus({ preventScroll: true });
  }, [store]);
  // Where a name was typed and not taken, one goes on.
  const hasRead = open.length > 0;
  const goOn = useEffectEvent(() =>
    goTo(open.find((one) => keyOf(one) in naming.draft) ?? current),
  );
  useEffect(() => {
    if (hasRead) goOn();
  }, [hasRead]);
  // While a name is typed, changes by others must not replace the proposal it is typed for.
  useEffect(() => (isNaming ? store.beginEditing() : undefined), [isNaming, store]);
  useEffect(() => {
    if (current) surface()?.reveal([current]);
  }, [current, surface]);

  const close = () => {
    naming.leave();
    surface()?.focusText();
  };
  const forgetName = (proposal: Proposal) =>
    naming.change((names) => {
      const { [keyOf(proposal)]: _taken, ...others } = names;
      return others;
    });
  const discardName = (proposal: Proposal) => {
    const discarded = drafts.get(PROPOSED_SPEAKERS);
    forgetName(proposal);
    const undo = () => drafts.restore(PROPOSED_SPEAKERS, discarded);
    toast({ text: words("discarded"), action: { label: words("undo"), onPress: undo } });
    focusPanel();
  };
  const focusPanel = () => panel.current?.focus({ preventScroll: true });
  const take = (proposal: Proposal, spokenBy = name) => {
    const speaker = spokenBy.trim() === "" ? null : speakerOf(proposal, spokenBy.trim());
    const inside = findEnclosingQuotation(store.now().annotations, [proposal])?.id ?? null;
    const attribution = attributionInputFrom(reading, proposal, speaker, inside);
    const quotation = { form: proposal.form, match: null, ...spokenWords(attribution) };
    const id = reading.annotate([proposal], { kind: "quotation", quotation });
    if (speaker || proposal.cue || inside) {
      reading.send({ kind: "set-attribution", annotationId: id, attribution });
    }
    forgetName(proposal);
    last.current = { action: "take", proposal };
    announce(t("taken", { speaker: speaker?.name ?? t("nobody") }));
    focusPanel();
  };
  const drop = (proposal: Proposal) => {
    last.current = { action: "dismiss", proposal };
    forgetName(proposal);
    void dismiss(proposal);
    announce(t("dismissed"));
    focusPanel();
  };
  const nameOther = () => {
    if (current) setName(current, "");
    field.current?.focus();
  };
  const step = (by: 1 | -1) => goTo(open[(shown + by + open.length) % Math.max(1, open.length)]);
  const undo = async () => {
    if (last.current?.action === "dismiss") {
      const again = await restore();
      if (again) {
        goTo(again);
        return announce(t("restored"));
      }
    }
    if (!reading.undo.back()) return;
    goTo(last.current?.proposal);
    announce(t("undone"));
  };

  usePanelCommands(PROPOSAL_COMMANDS, {
    hasCurrent: current !== undefined,
    mayMark,
    asksWho: pronoun !== "",
    step,
    close,
    take: () => current && take(current),
    dismiss: () => current && drop(current),
    undo: () => void undo(),
    editName: () => field.current?.focus(),
    nameOther,
  });
  const onFieldKey = (event: React.KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    if (key !== "Escape" && !(key === "Enter" && current)) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") focusPanel();
    else if (current) take(current);
  };

  return (
    <>
      <ProposalMarks proposals={open} current={current} layout={layout} />
      <section
        ref={panel}
        className={styles.panel}
        aria-label={t("title")}
        tabIndex={-1}
        data-print="no"
        data-proposals=""
      >
        <div className={styles.panelHead}>
          <b>{t("title")}</b>
          <span role="status">
            {isLoading
              ? t("loading")
              : t("count", { at: open.length && shown + 1, of: open.length })}
          </span>
          <Button variant="quiet" icon size="small" aria-label={t("close")} onClick={close}>
            ✕
          </Button>
        </div>
        {problem && <Problem>{problem}</Problem>}
        {more > 0 && <p className={styles.offer}>{t("more", { count: more })}</p>}
        {!isLoading && !current && more === 0 && <p>{t("none")}</p>}
        {current && (
          <>
            <p className={styles.current} dir="auto">
              {current.exact}
            </p>
            <div className={styles.row}>
              <Chip>{t(`form.${current.form}`)}</Chip>
              <Chip tone="muted">{t(`by.${current.by}`)}</Chip>
              {current.cue && (
                <span className={styles.soft} dir="auto">
                  {t("cue", { cue: place.text.slice(current.cue.start, current.cue.end) })}
                </span>
              )}
            </div>
            {pronoun !== "" && (
              <p className={styles.row}>
                <b dir="auto">
                  {current.speakerName === ""
                    ? t("meansWhom", { pronoun })
                    : t("means", { pronoun, name: current.speakerName })}
                </b>
                {mayMark && current.speakerName !== "" && (
                  <>
                    <Button size="small" onClick={() => take(current, current.speakerName)}>
                      {t("meansYes")} <kbd aria-hidden="true">Y</kbd>
                    </Button>
                    <Button size="small" onClick={nameOther}>
                      {t("meansOther")} <kbd aria-hidden="true">N</kbd>
                    </Button>
                  </>
                )}
              </p>
            )}
            <div className={styles.row}>
              {mayMark ? (
                <>
                  <input
                    ref={field}
                    onKeyDown={onFieldKey}
                    className={styles.name}
                    aria-label={t("speaker")}
                    placeholder={t("speaker")}
                    list={speakers}
                    dir="auto"
                    maxLength={500}
                    value={name}
                    onFocus={() => setNaming(true)}
                    onBlur={() => setNaming(false)}
                    onChange={(event) => setName(current, event.target.value)}
                  />
                  <datalist id={speakers}>
                    {known.map((one) => (
                      <option key={one} value={one} />
                    ))}
                  </datalist>
                  <Button size="small" variant="primary" onClick={() => take(current)}>
                    {t("take")} <kbd aria-hidden="true">↵</kbd>
                  </Button>
                  {keyOf(current) in naming.draft && (
                    <Button size="small" variant="quiet" onClick={() => discardName(current)}>
                      {words("discard")}
                    </Button>
                  )}
                  <Button size="small" onClick={() => drop(current)}>
                    {t("dismiss")} <kbd aria-hidden="true">X</kbd>
                  </Button>
                </>
              ) : (
                <span dir="auto">{name}</span>
              )}
              <Button size="small" aria-label={t("previous")} onClick={() => step(-1)}>
                ↑ <kbd aria-hidden="true">K</kbd>
              </Button>
              <Button size="small" aria-label={t("next")} onClick={() => step(1)}>
                ↓ <kbd aria-hidden="true">J</kbd>
              </Button>
            </div>
            <p className={styles.offer}>
              {t(mayMark ? "keys" : "keysReader")}
              {mayMark && pronoun !== "" && ` ${t("keysMeans")}`}
            </p>
          </>
        )}
      </section>
    </>
  );
}

/** The pronoun that stands for the speaker, as the text has it; empty where a name does. */
function pronounOf(text: string, { speaker }: Proposal): string {
  return speaker?.isPronoun ? text.slice(speaker.start, speaker.end) : "";
}

/** The proposed speaker, or a new one once the name was changed. */
function speakerOf({ speakerName, speakerId }: Proposal, name: string) {
  return { id: name === speakerName ? speakerId : null, name };
}
