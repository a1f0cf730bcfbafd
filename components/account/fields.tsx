import { useTranslations } from "use-intl";
import "@/messages/account";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";

interface Props {
  readonly name: string;
  readonly label?: string;
  readonly error?: string;
}

/** Uncontrolled: password managers write into fields without typing. */
export function EmailField({ name, error, autoFocus }: Props & { readonly autoFocus?: boolean }) {
  const t = useTranslations("Account");
  return (
    <Field label={t("email")} error={error}>
      {(control) => (
        <TextInput
          {...control}
          name={name}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={autoFocus}
          required
        />
      )}
    </Field>
  );
}

/** `fresh` marks a new password, so that password managers offer to generate one. */
export function PasswordField({ name, label, error, fresh }: Props & { readonly fresh?: boolean }) {
  const t = useTranslations("Account");
  return (
    <Field
      label={label ?? t("password")}
      hint={fresh ? t("passwordHint") : undefined}
      error={error}
    >
      {(control) => (
        <TextInput
          {...control}
          name={name}
          type="password"
          autoComplete={fresh ? "new-password" : "current-password"}
          required
        />
      )}
    </Field>
  );
}

interface NameProps extends Props {
  readonly value?: string;
  readonly autoFocus?: boolean;
}

export function NameField({ name, error, value, autoFocus }: NameProps) {
  const t = useTranslations("Account");
  return (
    <Field label={t("name")} hint={t("nameHint")} error={error}>
      {(control) => (
        <TextInput
          {...control}
          name={name}
          defaultValue={value}
          autoComplete="name"
          autoFocus={autoFocus}
          maxLength={200}
          required
        />
      )}
    </Field>
  );
}

/** The values of a form's fields, by name. */
export function wordsOf(form: HTMLFormElement): Readonly<Record<string, string>> {
  const pairs = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return Object.fromEntries(pairs);
}
