//! What monitoring knows and no reader may: whatever stands in a feed beside the fields that are read, and the names
//! by which monitoring calls things, is in no output.
