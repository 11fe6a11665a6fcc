export { findOrigins, type Origins, type Traced } from "./origins.ts";
