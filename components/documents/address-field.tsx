"use client";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { Field, type FieldProps } from "../ui/field";
import { TextInput } from "../ui/text-input";

interface AddressFieldProps extends Pick<FieldProps, "hint" | "error"> {
  readonly address: string;
  readonly onChange: (address: string) => void;
}

/** An address of the web that the server is to fetch. */
export function AddressField({ address, onChange, ...field }: AddressFieldProps) {
  const t = useTranslations("Import");
  return (
    <Field label={t("address")} {...field}>
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
  );
}

/** A typed address as it is fetched: without a scheme it is one of the web. */
export function addressOf(typed: string): string {
  const address = typed.trim();
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}
