/** Sessions and revocations in Redis, on Jedis. */
package io.jwtgate.redis;
