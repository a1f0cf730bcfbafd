import { handleAuth } from "@/app/api/handler/auth";

export const GET = handleAuth;
export const POST = handleAuth;
