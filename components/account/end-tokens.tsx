import { useTranslations } from "use-intl";
import "@/messages/account";
import { CheckBox } from "../ui/check-box";
import { RelativeTime } from "../ui/relative-time";
import type { Token } from "./tokens";
import styles from "./account.module.css";

export interface EndTokensProps {
  readonly tokens: readonly Token[];
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Offers to end all API tokens with the sessions, and lists them. Nothing where there are none. */
export function EndTokens({ tokens, checked, onChange }: EndTokensProps) {
  const t = useTranslations("Account");
  if (tokens.length === 0) return null;
  return (
    <div className={styles.tokens}>
      <CheckBox
        label={t("endTokens", { count: tokens.length })}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <ul aria-label={t("tokens")}>
        {tokens.map(({ id, name, lastUsedAt }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <small>
              {t("tokenUsed")}:{" "}
              {lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t("tokenNeverUsed")}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
