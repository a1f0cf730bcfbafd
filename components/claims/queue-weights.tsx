"use client";
import { useTranslations } from "use-intl";
import { MAX_WEIGHT } from "@/lib/contract/terms";
import "@/messages/claim-pages";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { Register } from "./claim";
import styles from "./claim-page.module.css";

interface QueueWeightsProps {
  readonly register: Register;
  readonly weights: Readonly<Record<string, number>>;
}

/** How much each type of claim matters to this project; curators set it. */
export function QueueWeights({ register, weights }: QueueWeightsProps) {
  const t = useTranslations("Queue");
  const changed = useChanged();
  /** Only what was changed here: others set weights, too. */
  const [fields, change, draft] = useFormDraft(`weights/${register.projectId}`, () => ({
    changed: {} as Readonly<Record<string, number>>,
  }));

  const form = useSubmit("PUT /projects/{projectId}/claims/weights", {
    draft,
    onDone() {
      change({ changed: {} });
      changed("claim");
    },
  });
  const submit = () =>
    form.submit({ params: { projectId: register.projectId }, body: { weights: fields.changed } });
  return (
    <Disclosure label={t("weights")}>
      <Form draft={draft} failures={form.failures} onSubmit={submit}>
        <p className={styles.soft}>{t("weightsHint", { most: MAX_WEIGHT })}</p>
        <div className={styles.weights}>
          {register.types.map(({ value, label }) => (
            <label key={value}>
              {label}
              <input
                type="number"
                min={0}
                max={MAX_WEIGHT}
                step="any"
                disabled={!register.mayDecide}
                value={fields.changed[value] ?? weights[value] ?? 1}
                onChange={(event) =>
                  change({
                    changed: { ...fields.changed, [value]: Number(event.target.value) },
                  })
                }
              />
            </label>
          ))}
        </div>
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        {register.mayDecide && (
          <div>
            <Button type="submit" loading={form.busy}>
              {t("saveWeights")}
            </Button>
          </div>
        )}
      </Form>
    </Disclosure>
  );
}
