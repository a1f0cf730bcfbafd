/** The address that the file of a typeface has in the build. */
declare module "*.woff2" {
  const address: string;
  export default address;
}
