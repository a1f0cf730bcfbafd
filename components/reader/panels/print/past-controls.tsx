"use client";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ChangeDay, PastPlace } from "@/lib/annotation/past-document";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/past";
import { pastHref } from "./past-place";
import styles from "./past-view.module.css";

interface PastControlsProps {
  readonly path: string;
  readonly days: readonly ChangeDay[];
  readonly place: PastPlace;
}

/** Chooses the time: a slider over the days on which something changed, a time of the day, another day. */
export function PastControls({ path, days, place }: PastControlsProps) {
  const t = useTranslations("Past");
  const router = useRouter();
  const list = useId();
  const [isReading, startReading] = useTransition();
  const [chosen, setChosen] = useState(place);
  const at = Math.max(
    0,
    days.findIndex(({ day }) => day === chosen.day),
  );
  const nameOf = (position: number) => {
    const { day = "", changes = 0 } = days[position] ?? {};
    return t("day", { day: readableDate(day), count: changes });
  };
  const show = (next: PastPlace) =>
    startReading(() => router.push(pastHref(path, next), { scroll: false }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    show(chosen);
  };
  // A slider that is dragged, or a key that is held, reads the day at which it stops.
  const onStop = () => {
    if (chosen.day !== place.day) show(chosen);
  };
  return (
    <form className={styles.controls} onSubmit={onSubmit} data-print="no">
      <div className={styles.slider}>
        <Field label={t("days")} hint={nameOf(at)}>
          {(control) => (
            <input
              {...control}
              type="range"
              min={0}
              max={Math.max(0, days.length - 1)}
              step={1}
              value={at}
              list={list}
              aria-valuetext={nameOf(at)}
              onChange={({ target }) => {
                const day = days[Number(target.value)]?.day ?? chosen.day;
                setChosen({ ...chosen, day, time: "" });
              }}
              onPointerUp={onStop}
              onKeyUp={onStop}
            />
          )}
        </Field>
        <datalist id={list}>
          {days.map(({ day }, position) => (
            <option key={day} value={position} label={readableDate(day)} />
          ))}
        </datalist>
      </div>
      <Field label={t("time")} hint={t("timeHint")}>
        {(control) => (
          <TextInput
            {...control}
            type="time"
            step={1}
            value={chosen.time}
            onChange={({ target }) => setChosen({ ...chosen, time: target.value })}
          />
        )}
      </Field>
      <Field label={t("with")}>
        {(control) => (
          <Select
            {...control}
            value={chosen.with}
            options={[
              { value: "", label: t("nothing") },
              ...days.map(({ day }) => ({
                value: day,
                label: t("endOf", { day: readableDate(day) }),
              })),
            ]}
            onChange={({ target }) => setChosen({ ...chosen, with: target.value })}
          />
        )}
      </Field>
      <Button type="submit" variant="primary">
        {t("show")}
      </Button>
      <p role="status" className={styles.state}>
        {isReading && t("loading")}
      </p>
    </form>
  );
}
