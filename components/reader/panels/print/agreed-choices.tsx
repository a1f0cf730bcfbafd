"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Disclosure } from "@/components/ui/disclosure";
import type { Option } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import {
  AGREEMENT_LAYERS,
  type AgreementPage,
  type AgreementPlace,
} from "@/lib/agreement/agreement-page";
import { listedNames, listNames } from "@/lib/agreement/listed-names";
import { KINDS } from "@/lib/contract/terms";
import "@/messages/agreement-on-text";
import styles from "./agreed-view.module.css";

interface AgreedChoicesProps extends Pick<AgreementPage, "place" | "people" | "tags"> {
  readonly onChoose: (some: Partial<AgreementPlace>) => void;
}

/** The tags of a kind, or of all of them; one that several kinds have stands there once. */
function tagsOf(tags: AgreedChoicesProps["tags"], kind: AgreementPlace["kind"]): Option[] {
  const labels = new Map<string, string>();
  for (const tag of tags) {
    if ((!kind || tag.kind === kind) && !labels.has(tag.slug)) labels.set(tag.slug, tag.label);
  }
  return [...labels].map(([value, label]) => ({ value, label }));
}

/** Which spans of whom are compared, and what is drawn of them. */
export function AgreedChoices({ place, people, tags, onChoose }: AgreedChoicesProps) {
  const t = useTranslations("AgreementOnText");
  const ui = useTranslations("Ui");
  const { kind, tag, layer, numbers } = place;
  const keyOf = ({ id, name }: AgreedChoicesProps["people"][number]) => id ?? name;
  const chosen = new Set(place.coders === undefined ? [] : listedNames(place.coders));
  const toggle = (key: string, isChosen: boolean) => {
    const next = people.map(keyOf).filter((each) => {
      return each === key ? isChosen : chosen.size === 0 || chosen.has(each);
    });
    const all = next.length === people.length || next.length === 0;
    onChoose({ coders: all ? undefined : listNames(next) });
  };
  return (
    <form
      role="search"
      aria-label={t("choose")}
      className={styles.choices}
      data-print="no"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.fields}>
        <SelectField
          label={t("kind")}
          value={kind ?? ""}
          options={[
            { value: "", label: t("everyKind") },
            ...KINDS.map((value) => ({ value, label: ui(`kind.${value}`) })),
          ]}
          onValue={(value) =>
            onChoose({ kind: KINDS.find((each) => each === value), tag: undefined })
          }
        />
        <SelectField
          label={t("tag")}
          value={tag ?? ""}
          options={[{ value: "", label: t("everyTag") }, ...tagsOf(tags, kind)]}
          onValue={(value) => onChoose({ tag: value || undefined })}
        />
        <SelectField
          label={t("layer")}
          value={layer}
          options={AGREEMENT_LAYERS.map((value) => ({ value, label: t(`layers.${value}`) }))}
          onValue={(value) =>
            onChoose({ layer: AGREEMENT_LAYERS.find((each) => each === value), page: place.page })
          }
        />
        <CheckBox
          label={t("numbers")}
          checked={numbers}
          onChange={({ target }) => onChoose({ numbers: target.checked, page: place.page })}
        />
      </div>
      {people.length > 0 && (
        <Disclosure label={t("people", { chosen: chosen.size, count: people.length })}>
          <ul role="list" className={styles.people}>
            {people.map((person) => (
              <li key={keyOf(person)}>
                <CheckBox
                  label={<span dir="auto">{person.name}</span>}
                  checked={chosen.size === 0 || chosen.has(keyOf(person))}
                  onChange={({ target }) => toggle(keyOf(person), target.checked)}
                />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {chosen.size > 0 && (
        <Button size="small" variant="quiet" onClick={() => onChoose({ coders: undefined })}>
          {t("everyone")}
        </Button>
      )}
    </form>
  );
}
