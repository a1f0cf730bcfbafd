import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { preload } from "react-dom";
import sans from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import serif from "@fontsource-variable/literata/files/literata-latin-wght-normal.woff2";
import { THEME_COOKIE, themeFrom } from "@/components/shell/theme";
import { translator } from "@/server/platform/messages";
import { Providers } from "./providers";
import "./fonts.css";
import "./tokens.css";
import "./base.css";

const t = translator("Shell");

export const metadata: Metadata = {
  title: { default: t("name"), template: `%s · ${t("name")}` },
  description: t("description"),
  robots: { index: false, follow: false },
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "16x16 32x32" },
      { url: "/favicon.svg", type: "image/svg+xml", sizes: "any" },
    ],
    apple: { url: "/apple-touch-icon.png", sizes: "180x180" },
  },
  manifest: "/site.webmanifest",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  // What stands at the foot of the window stands above an on-screen keyboard, where browsers know this.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#171614" },
  ],
};

/** Reads the theme from a cookie, so that the first paint is right without a script. */
export default async function Layout({ children }: { children: React.ReactNode }) {
  for (const face of [sans, serif]) {
    preload(face, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  }
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        <nav aria-label={t("skipName")}>
          <a className="skip-link" href="#main">
            {t("skip")}
          </a>
        </nav>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
