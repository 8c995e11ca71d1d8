/**
 * Sessions and revocations in Redis, a Cluster or a master behind Sentinels, on Jedis.
 *
 * <p>A setting with an address such as {@code redis://host:6379} is enough; {@link
 * io.jwtgate.redis.RedisStore} is for code. Stores are thread-safe.
 */
package io.jwtgate.redis;
