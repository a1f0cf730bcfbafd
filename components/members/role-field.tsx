import { useTranslations } from "use-intl";
import { ROLES, type Role } from "@/lib/access/policy";
import "@/messages/members";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import styles from "./member-list.module.css";

export interface RoleFieldProps<Offered extends Role> {
  readonly value: Offered;
  readonly onChange: (role: Offered) => void;
  /** Without it, every role. */
  readonly roles?: readonly Offered[];
}

/** A choice of a role, with what each may do. */
export function RoleField<Offered extends Role>(props: RoleFieldProps<Offered>) {
  const { value, onChange, roles = ROLES as readonly Role[] as readonly Offered[] } = props;
  const t = useTranslations("MembersPage");
  return (
    <>
      <Field label={t("role")}>
        {(control) => (
          <Select
            {...control}
            value={value}
            onChange={(event) => onChange(event.target.value as Offered)}
            options={roles.map((role: Role) => ({ value: role, label: t(`roles.${role}`) }))}
          />
        )}
      </Field>
      <dl className={styles.roles}>
        {roles.map((role) => (
          <RoleWords key={role} role={role} />
        ))}
      </dl>
    </>
  );
}

function RoleWords({ role }: { role: Role }) {
  const t = useTranslations("MembersPage");
  return (
    <>
      <dt>{t(`roles.${role}`)}</dt>
      <dd>{t(`roleWords.${role}`)}</dd>
    </>
  );
}
