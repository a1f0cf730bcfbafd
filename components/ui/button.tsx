import { forwardRef, type ButtonHTMLAttributes } from "react";
import { Spinner } from "./spinner";
import styles from "./button.module.css";

type ButtonVariant = "plain" | "primary" | "danger" | "quiet";

export interface ButtonLook {
  readonly variant?: ButtonVariant;
  readonly size?: "normal" | "small";
  /** For a button with a sign only; give it an aria-label. */
  readonly icon?: boolean;
}

/** The same style for a link. */
export function buttonClass(look: ButtonLook = {}, more?: string): string {
  const { variant = "plain", size = "normal", icon } = look;
  return [
    styles.button,
    variant !== "plain" && styles[variant],
    size === "small" && styles.small,
    icon && styles.icon,
    more,
  ]
    .filter(Boolean)
    .join(" ");
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  /** Keeps the button in place and focused, but ignores further presses. */
  readonly loading?: boolean;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, loading, className, children, type = "button", onClick, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={buttonClass({ variant, size, icon }, className)}
      aria-disabled={loading || rest["aria-disabled"]}
      aria-busy={loading || undefined}
      onClick={(event) => (loading ? event.preventDefault() : onClick?.(event))}
    >
      {loading && <Spinner />}
      {children}
    </button>
  );
});
