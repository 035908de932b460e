//! Changes of prices: declared, decided on, in publicity, objected to, announced.

mod decisions;
mod declarations;
