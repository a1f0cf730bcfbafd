"use client";
import { useTranslations } from "use-intl";
import { listedNames, listNames } from "@/lib/agreement/listed-names";
import { AGREEMENT_MEASURES, AGREEMENT_UNITS, KINDS } from "@/lib/contract/terms";
import "@/messages/agreement";
import { CheckBox } from "../ui/check-box";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Select } from "../ui/select";
import type { Compared } from "./compared";
import styles from "./agreement.module.css";

interface Person {
  /** Null for a name that came in by import. */
  readonly id: string | null;
  readonly name: string;
}

export interface ChoicesProps {
  readonly compared: Compared;
  readonly people: readonly Person[];
  readonly tags: readonly {
    readonly slug: string;
    readonly label: string;
    readonly kind: string;
  }[];
  readonly onChoose: (some: Partial<Compared>) => void;
}

const keyOf = ({ id, name }: Person) => id ?? name;

/** By which measure, of which labels, in which units, and who. */
export function Choices({ compared, people, tags, onChoose }: ChoicesProps) {
  const t = useTranslations("Agreement");
  const ui = useTranslations("Ui");
  const { measure, kind, tag, unit } = compared;
  const chosen = new Set(compared.coders === undefined ? [] : listedNames(compared.coders));
  const toggle = (person: Person, isChosen: boolean) => {
    const next = people.map(keyOf).filter((key) => {
      return key === keyOf(person) ? isChosen : chosen.size === 0 || chosen.has(key);
    });
    const all = next.length === people.length || next.length === 0;
    onChoose({ coders: all ? undefined : listNames(next) });
  };
  return (
    <>
      <div className={styles.tools}>
        <Select
          aria-label={t("measure")}
          value={measure}
          onChange={({ target }) => onChoose({ measure: target.value as Compared["measure"] })}
          options={AGREEMENT_MEASURES.map((value) => ({ value, label: t(`names.${value}`) }))}
        />
        <Select
          aria-label={t("kind")}
          value={kind ?? ""}
          onChange={({ target }) =>
            onChoose({ kind: KINDS.find((each) => each === target.value), tag: undefined })
          }
          options={[
            { value: "", label: t("everyKind") },
            ...KINDS.map((value) => ({ value, label: ui(`kind.${value}`) })),
          ]}
        />
        <Select
          aria-label={t("tag")}
          value={tag ?? ""}
          onChange={({ target }) => onChoose({ tag: target.value || undefined })}
          options={[
            { value: "", label: t("everyTag") },
            ...tags
              .filter((each) => each.kind === (kind ?? "rhetoric"))
              .map(({ slug, label }) => ({ value: slug, label })),
          ]}
        />
        <Select
          aria-label={t("unit")}
          value={unit ?? ""}
          onChange={({ target }) =>
            onChoose({ unit: AGREEMENT_UNITS.find((each) => each === target.value) })
          }
          options={[
            { value: "", label: t("usualUnit") },
            ...AGREEMENT_UNITS.map((value) => ({ value, label: t(`units.${value}`) })),
          ]}
        />
      </div>
      <p className={styles.note}>{t(`about.${measure}`)}</p>
      <Disclosure label={t("people", { chosen: chosen.size, count: people.length })}>
        <ul role="list" className={styles.people}>
          {people.map((person) => (
            <li key={keyOf(person)}>
              <CheckBox
                label={<span dir="auto">{person.name}</span>}
                checked={chosen.size === 0 || chosen.has(keyOf(person))}
                onChange={({ target }) => toggle(person, target.checked)}
              />
            </li>
          ))}
        </ul>
        {chosen.size > 0 && (
          <Button size="small" variant="quiet" onClick={() => onChoose({ coders: undefined })}>
            {t("everyone")}
          </Button>
        )}
      </Disclosure>
    </>
  );
}
