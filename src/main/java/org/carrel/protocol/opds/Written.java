package org.carrel.protocol.opds;

/**
 * What is sent.
 *
 * @param lasting whether the same is written until what it stands for changes
 */
record Written(byte[] bytes, boolean lasting) {}
