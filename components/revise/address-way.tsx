"use client";
import { useTranslations } from "use-intl";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import styles from "./revise.module.css";

interface AddressWayProps {
  readonly address: string;
  readonly onChange: (address: string) => void;
  readonly error: string | undefined;
}

/** The new text as what an address answers now. */
export function AddressWay({ address, onChange, error }: AddressWayProps) {
  const t = useTranslations("Revise");
  return (
    <div className={styles.way}>
      <Field label={t("address")} hint={t("addressHint")} error={error}>
        {(control) => (
          <TextInput
            {...control}
            type="text"
            inputMode="url"
            value={address}
            onChange={(event) => onChange(event.target.value)}
            placeholder="https://"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
    </div>
  );
}
